// Max pooling: y[n,c,oy,ox] = max over (ky, kx) of x[n, c, oy SY - PY + ky, ox SX - PX + kx], where padding never wins.
// A window that contains NaN gives NaN. That is detected by the maximum of the values' bits, since tests in the loop cost half
// as much again; with INSIDE by the sum, which costs nothing (but is also NaN for a window with both infinities). The gradient
// of such a window goes to the largest of its numbers.
// With WITH_WINNER, `winner` stores which tap is the largest, ky KW + kx, the first in scan order where several are equal: the
// gradient goes there. Each distinct column p SX + kx (list COLUMNS) is fetched once for the four neighbouring outputs.
// INSIDE: no window extends beyond the image, so nothing is tested and the ROWS are unrolled.
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma input x
#pragma output y
#pragma output winner
uniform int SY, PY, KH;
#define DY 1
#ifdef INSIDE
#define SPOIL vec4
#define SPOIL_BY(spoil, value) spoil += value
#define SPOILT(spoil) are_nan(spoil)
#else
#define SPOIL uvec4
#define SPOIL_BY(spoil, value) spoil = max(spoil, floatBitsToUint(abs(value)))
#define SPOILT(spoil) greaterThan(spoil, uvec4(INFINITE_BITS))
#endif
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  float lowest = uintBitsToFloat(0xff800000u), not_a_number = uintBitsToFloat(0x7fc00000u); // minus infinity is lowest
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
    SPOIL spoil_${p} = SPOIL(0);
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
#ifdef WITH_WINNER
        bvec4 higher = greaterThan(x_${p * SX + kx}, best_${p});
        tap_${p} = mix(tap_${p}, vec4(float(ky * KW + ${kx})), higher);
#endif
        best_${p} = max(best_${p}, x_${p * SX + kx});
        SPOIL_BY(spoil_${p}, x_${p * SX + kx});
      }
#pragma end
#pragma end
    }
#pragma end
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(mix(best_${p}, vec4(not_a_number), SPOILT(spoil_${p})), ${m}, ${p});
#ifdef WITH_WINNER
    winner_${m}_${p} = tap_${p};
#endif
#pragma end
  }
#pragma end
}
