// dx = dy f'(x) for each value. With FROM_OUTPUT, x holds y = f(x) instead, from which f' is found.
#include "lib/prelude.glsl"
#include "lib/activations.glsl"
#ifdef FROM_OUTPUT
#define SLOPE(v) activate_slope_at(v)
#else
#define SLOPE(v) activate_slope(v)
#endif
#pragma input x
#pragma input dy
#pragma output dx

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dy_phase(row, dx_block + ${m}, column, ${p}) * SLOPE(x_phase(row, dx_block + ${m}, column, ${p}));
#pragma end
#pragma end
}
