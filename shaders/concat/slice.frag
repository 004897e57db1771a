// Gradient of a concatenation: dx = channels first .. first + dx_shape.y - 1 of dy. ALIGNED: first is a multiple of 4.
#include "lib/prelude.glsl"
#pragma input dy
#pragma output dx
uniform int first;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
#ifdef ALIGNED
    vec4 value = dy_phase(dy_place(row, dx_block + ${m} + (first >> 2), column), ${p});
#else
    vec4 value = vec4(0.0);
    for (int lane = 0; lane < 4; lane++) {
      int c = first + 4 * (dx_block + ${m}) + lane;
      if (c < dy_shape.y) value[lane] = dy_phase(dy_place(row, c >> 2, column), ${p})[c & 3];
    }
#endif
    dx_${m}_${p} = dx_keep(value, ${m}, ${p});
  }
#pragma end
#pragma end
}
