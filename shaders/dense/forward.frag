// Dense layer over an image: y[n,co] = b[co] + sum_{c,iy,ix} W[co, (c H + iy) W + ix] x[n,c,iy,ix],
// that is a convolution whose kernel is as large as its input. Each row of pixels is summed on its own.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/fused-tail.glsl"
#pragma input x
#pragma output y
uniform int weight_base, bias_base, per_block;

void main() {
  int n = y_row();
#pragma unroll(m, 0, y_M)
  vec4 acc_${m} = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
#pragma end
  for (int iy = 0; iy < x_shape.z; iy++) {
#pragma unroll(m, 0, y_M)
    vec4 row_${m} = vec4(0.0);
#pragma end
    for (int ix = 0; ix < x_shape.w; ix++) {
      for (int cb = 0; cb < per_block; cb++) {
        vec4 v = x_fetch(n * x_shape.z + iy, cb, ix);
#pragma unroll(m, 0, y_M)
        row_${m} += parameter_block(weight_base, (((y_block + ${m}) * x_shape.z + iy) * x_shape.w + ix) * per_block + cb) * v;
#pragma end
      }
    }
#pragma unroll(m, 0, y_M)
    acc_${m} += row_${m};
#pragma end
  }
#pragma unroll(m, 0, y_M)
  y_${m}_0 = y_keep(finish(acc_${m}, tail_of(y_block + ${m}), n, 0, 0), ${m}, 0);
#pragma end
}
