// y = a + b: the sum that closes a residual block, and the sum of two gradients where a value has two uses.
#include "lib/prelude.glsl"
#pragma input a
#pragma input b
#pragma output y

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
  Place a_${m} = a_place(row, y_block + ${m}, column), b_${m} = b_place(row, y_block + ${m}, column);
#pragma unroll(p, 0, y_P)
  y_${m}_${p} = a_phase(a_${m}, ${p}) + b_phase(b_${m}, ${p});
#pragma end
#pragma end
}
