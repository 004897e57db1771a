// Gradient of the max over groups of channels: dx[n,c] = dy[n, c / group] if c is the first largest of its group, otherwise 0.
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma input x
#pragma input dy
#pragma output dx
uniform int group;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    vec4 gradient = vec4(0.0);
    vec4 own = x_phase(x_place(row, dx_block + ${m}, column), ${p});
    for (int lane = 0; lane < 4; lane++) {
      int c = 4 * (dx_block + ${m}) + lane;
      int j = c / group;
      if (c >= x_shape.y) break;
      bool wins = true;
      for (int other = j * group; other < (j + 1) * group; other++) {
        float v = x_phase(x_place(row, other >> 2, column), ${p})[other & 3];
        // As in the forward pass: a later channel takes its place only if it is larger, or NaN.
        if (other < c ? !surpasses(own[lane], v) : other > c && surpasses(v, own[lane])) wins = false;
      }
      if (wins) gradient[lane] = dy_phase(dy_place(row, j >> 2, column), ${p})[j & 3];
    }
    dx_${m}_${p} = dx_keep(gradient, ${m}, ${p});
  }
#pragma end
#pragma end
}
