// dx = dy f'(x) for each value.
#include "lib/prelude.glsl"
#include "lib/activations.glsl"
#pragma input x
#pragma input dy
#pragma output dx

void main() {
  int column = int(gl_FragCoord.x);
  int row = int(gl_FragCoord.y);
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dy_phase(row, dx_block + ${m}, column, ${p}) * activate_slope(x_phase(row, dx_block + ${m}, column, ${p}));
#pragma end
#pragma end
}
