// Max pooling: y[n,c,oy,ox] = max over (ky, kx) of x[n, c, oy SY - PY + ky, ox SX - PX + kx], padding never wins,
// what is not a number always does.
// `winner` keeps which tap won, ky KW + kx, the first in scan order where several are equal: the gradient goes there.
// (With winner_M = 0 only the values are written.) Each distinct column p SX + kx (list COLUMNS) is fetched once for the
// four neighbouring outputs. INSIDE: no window reaches over an edge, so nothing is tested and the ROWS are unrolled.
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma input x
#pragma output y
#pragma output winner
uniform int SY, PY, KH;
#define DY 1
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  float lowest = uintBitsToFloat(0xff800000u); // minus infinity
  int origin = n * x_shape.z + top;
#ifdef INSIDE
#include "lib/conv-input.glsl"
#include "lib/conv-columns.glsl"
#else
  ivec2 inside = rows_inside(top, x_shape.z);
#pragma unroll(o, COLUMNS)
  int ix_${o} = ${SX * y_P} * column + ${o - PX};
  bvec4 in_${o} = bvec4(uint(ix_${o}) < uint(x_shape.w));
  ix_${o} = clamp(ix_${o}, 0, x_shape.w - 1);
#pragma end
#endif
#pragma unroll(m, 0, y_M)
  {
    int in_block = y_block + ${m};
#pragma unroll(p, 0, y_P)
    vec4 best_${p} = vec4(lowest);
#ifdef INSIDE
    vec4 tap_${p} = vec4(0.0);
#else
    vec4 tap_${p} = vec4(float(inside.x * KW + max(0, PX - SX * (y_P * column + ${p}))));
#endif
#pragma end
#pragma unroll(k, 0, ROWS)
#ifdef INSIDE
    {
      const int ky = ${k};
#else
    for (int ky = inside.x; ky < inside.y; ky++) {
#endif
      int source = origin + ky;
#ifdef INSIDE
#include "lib/conv-fetch.glsl"
#else
#pragma unroll(o, COLUMNS)
      vec4 x_${o} = mix(vec4(lowest), x_fetch(source, in_block, ix_${o}), in_${o});
#pragma end
#endif
#pragma unroll(kx, 0, KW)
#pragma unroll(p, 0, y_P)
      {
        bvec4 higher = surpasses(x_${p * SX + kx}, best_${p});
        best_${p} = mix(best_${p}, x_${p * SX + kx}, higher);
#ifdef WITH_WINNER
        tap_${p} = mix(tap_${p}, vec4(float(ky * KW + ${kx})), higher);
#endif
      }
#pragma end
#pragma end
    }
#pragma end
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(best_${p}, ${m}, ${p});
#ifdef WITH_WINNER
    winner_${m}_${p} = tap_${p};
#endif
#pragma end
  }
#pragma end
}
