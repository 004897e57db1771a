// y = the channels of a, then those of b. ALIGNED: a's channels fill whole blocks of four.
#include "lib/prelude.glsl"
#pragma input a
#pragma input b
#pragma output y

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
  {
    int block = y_block + ${m};
#ifdef ALIGNED
    int own = block - (a_shape.y >> 2);
    Place of_a = a_place(row, block, column), of_b = b_place(row, own, column);
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = own < 0 ? a_phase(of_a, ${p}) : y_keep(b_phase(of_b, ${p}), ${m}, ${p});
#pragma end
#else
#pragma unroll(p, 0, y_P)
    {
      vec4 value = vec4(0.0);
      for (int lane = 0; lane < 4; lane++) {
        int c = 4 * block + lane;
        int at = c - a_shape.y;
        if (at < 0) value[lane] = a_phase(a_place(row, c >> 2, column), ${p})[lane];
        else if (at < b_shape.y) value[lane] = b_phase(b_place(row, at >> 2, column), ${p})[at & 3];
      }
      y_${m}_${p} = value;
    }
#pragma end
#endif
  }
#pragma end
}
