// Max pooling: y[n,c,oy,ox] = max over (ky, kx) of x[n, c, oy SY - PY + ky, ox SX - PX + kx], padding never wins.
// `winner` keeps which tap won, ky KW + kx, the first in scan order where several are equal: the gradient goes there.
// (With winner_M = 0 only the values are written.) Each distinct column p SX + kx (list COLUMNS) is fetched once for the four neighbouring outputs.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y
#pragma output winner
uniform int SY, PY, KH;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  const float lowest = -3.4028234663852886e38;
#pragma unroll(m, 0, y_M)
  {
#pragma unroll(p, 0, y_P)
    vec4 best_${p} = vec4(lowest);
    vec4 tap_${p} = vec4(-1.0);
#pragma end
    for (int ky = 0; ky < KH; ky++) {
      int iy = top + ky;
      if (uint(iy) >= uint(x_shape.z)) continue;
      int source = n * x_shape.z + iy;
#pragma unroll(o, COLUMNS)
      int ix_${o} = ${SX * y_P} * column + ${o - PX};
      vec4 x_${o} = uint(ix_${o}) < uint(x_shape.w) ? x_fetch(source, y_block + ${m}, ix_${o}) : vec4(lowest);
#pragma end
#pragma unroll(kx, 0, KW)
      {
        float tap = float(ky * KW + ${kx});
#pragma unroll(p, 0, y_P)
        if (uint(ix_${p * SX + kx}) < uint(x_shape.w)) {
          bvec4 higher = greaterThan(x_${p * SX + kx}, best_${p});
          best_${p} = mix(best_${p}, x_${p * SX + kx}, higher);
          tap_${p} = mix(tap_${p}, vec4(tap), higher);
        }
#pragma end
      }
#pragma end
    }
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(best_${p}, ${m}, ${p});
#ifdef WITH_WINNER
    winner_${m}_${p} = tap_${p};
#endif
#pragma end
  }
#pragma end
}
