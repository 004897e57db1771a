// dx = dy f'(x) for each value. With FROM_OUTPUT, x holds y = f(x) instead, from which f' is found.
#include "lib/prelude.glsl"
#include "lib/activations.glsl"
#ifdef FROM_OUTPUT
#define BACK(dy, v) activate_back_at(dy, v)
#else
#define BACK(dy, v) activate_back(dy, v)
#endif
#pragma input x
#pragma input dy
#pragma output dx

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
  Place x_${m} = x_place(row, dx_block + ${m}, column), dy_${m} = dy_place(row, dx_block + ${m}, column);
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = BACK(dy_phase(dy_${m}, ${p}), x_phase(x_${m}, ${p}));
#pragma end
#pragma end
}
