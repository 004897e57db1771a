// Max over groups of channels (maxout; Goodfellow et al. 2013): y[n,j,y,x] = max over i < group of x[n, j group + i, y, x].
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma input x
#pragma output y
uniform int group;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    vec4 best = vec4(uintBitsToFloat(0xff800000u)); // minus infinity
    for (int lane = 0; lane < 4; lane++) {
      int first = (4 * (y_block + ${m}) + lane) * group;
      for (int c = first; c < min(first + group, x_shape.y); c++) {
        float v = x_phase(x_place(row, c >> 2, column), ${p})[c & 3];
        if (surpasses(v, best[lane])) best[lane] = v;
      }
    }
    y_${m}_${p} = y_keep(best, ${m}, ${p});
  }
#pragma end
#pragma end
}
