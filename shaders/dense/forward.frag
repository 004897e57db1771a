// Dense layer over an image: y[n,co] = b[co] + sum_{c,iy,ix} W[co, (c H + iy) W + ix] x[n,c,iy,ix],
// followed by the epilogue; that is, a convolution whose kernel is as large as its input. Each row of pixels is summed on its
// own (blockwise summation).
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#pragma input x
#pragma output y
uniform int weight_base, bias_base, per_block;

void main() {
  int n = y_row();
  int top = n * x_shape.z;
#pragma unroll(m, 0, y_M)
  int first_${m} = (y_block + ${m}) * x_shape.z * x_shape.w * per_block;
  vec4 acc_${m} = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
#pragma end
  int height = x_shape.z, width = x_shape.w, blocks = per_block, base = weight_base, folded = x_folded();
  UNITS unit = x_units(), weight_unit = parameters_units();
  int i = 0; // block of weights of a fragment's first output, less its first
  for (int iy = 0; iy < height; iy++) {
#pragma unroll(m, 0, y_M)
    vec4 row_${m} = vec4(0.0);
#pragma end
    for (int ix = 0; ix < width; ix++) {
      COORDINATE across = coordinate(x_column(ix), unit.x);
      for (int cb = 0; cb < blocks; cb++, i++) {
        vec4 v = x_at(across, coordinate(x_row(top + iy, cb, folded), unit.y), x_layer(cb) + x_phase_of(ix));
#pragma unroll(m, 0, y_M)
        row_${m} += parameter_block(base, first_${m} + i, weight_unit) * v;
#pragma end
      }
    }
#pragma unroll(m, 0, y_M)
    acc_${m} += row_${m};
#pragma end
  }
#pragma unroll(m, 0, y_M)
  y_${m}_0 = y_keep(finish(acc_${m}, epilogue_of(y_block + ${m}, n, 0), 0), ${m}, 0);
#pragma end
}
