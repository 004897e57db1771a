// y = f(x) for each value.
#include "lib/prelude.glsl"
#include "lib/activations.glsl"
#pragma input x
#pragma output y

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
  Place x_${m} = x_place(row, y_block + ${m}, column);
#pragma unroll(p, 0, y_P)
  y_${m}_${p} = y_keep(activate(x_phase(x_${m}, ${p})), ${m}, ${p});
#pragma end
#pragma end
}
