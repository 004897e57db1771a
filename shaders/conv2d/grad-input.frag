// Gradient of a convolution to its input, for any stride, as a gather over the outputs that read a pixel:
//   dx[n,ci,iy,ix] = sum_{co,ky,kx} W[co,ci,ky,kx] dy[n, co, (iy + PY - ky DY) / SY, (ix + PX - kx DX) / SX]
// where a term exists only if both quotients are whole and inside dy. (Stride 1 runs forward.frag, transposed.)
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/conv-blocks.glsl"
#pragma input dy
#pragma output dx
uniform int SY, DY, PY, KH;
uniform int SX, DX, PX;

void main() {
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int iy = row - n * dx_shape.z;
#pragma unroll(p, 0, dx_P)
#pragma unroll(m, 0, dx_M)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end
  for (int ky = 0; ky < KH; ky++) {
    int scaled_y = iy + PY - ky * DY;
    if (scaled_y < 0 || scaled_y % SY != 0 || scaled_y / SY >= dy_shape.z) continue;
    int source = n * dy_shape.z + scaled_y / SY;
    for (int cob = 0; cob < conv_count; cob++) {
      int start = block_start(cob);
      for (int kx = 0; kx < KW; kx++) {
        int scaled = int(gl_FragCoord.x) * dx_P + PX - kx * DX;
#pragma unroll(m, 0, dx_M)
        mat4 w_${m} = mat4(0.0);
        if (uint(dx_block + ${m} - start) < uint(per_block))
          w_${m} = parameter_block(weight_base, ((cob * KH + ky) * KW + kx) * per_block + dx_block + ${m} - start);
#pragma end
#pragma unroll(p, 0, dx_P)
        if (scaled + ${p} >= 0 && (scaled + ${p}) % SX == 0) {
          vec4 v = dy_padded(source, cob, (scaled + ${p}) / SX);
#pragma unroll(m, 0, dx_M)
          acc_${m}_${p} += v * w_${m};
#pragma end
        }
#pragma end
      }
    }
  }
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dx_keep(acc_${m}_${p}, ${m}, ${p});
#pragma end
#pragma end
}
