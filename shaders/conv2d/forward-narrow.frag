// Convolution for outputs fewer than three pixels wide (and for one-pixel phases in general): one ox to a
// fragment, y_M blocks of four co, kx as a loop. Meaning and TRANSPOSED as in forward.frag.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/fused-activation.glsl"
#include "lib/conv-blocks.glsl"
#pragma input x
#pragma output y
uniform int SY, DY, PY, KH;
uniform int SX, DX, PX;

void main() {
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  int left = int(gl_FragCoord.x) * SX - PX;
#pragma unroll(m, 0, y_M)
  vec4 acc_${m} = conv_bias(y_block + ${m});
#pragma end
  for (int ky = 0; ky < KH; ky++) {
    int iy = top + ky * DY;
    if (uint(iy) >= uint(x_shape.z)) continue;
    int first = conv_first(y_block);
    for (int j = 0; j < conv_count; j++) {
      int in_block = first + j;
      if (4 * in_block >= x_shape.y) break;
      for (int kx = 0; kx < KW; kx++) {
        int ix = left + kx * DX;
        if (uint(ix) >= uint(x_shape.w)) continue;
        vec4 v = x_fetch(n * x_shape.z + iy, in_block, ix);
#pragma unroll(m, 0, y_M)
        acc_${m} += CONV_APPLY(parameter_block(weight_base, conv_index(y_block + ${m}, in_block, j, ky, KH) + conv_tap(kx)), v);
#pragma end
      }
    }
  }
#pragma unroll(m, 0, y_M)
  y_${m}_0 = y_keep(FUSED(acc_${m}), ${m}, 0);
#pragma end
}
