// Gradient of max pooling, gathered: a pixel collects dy of every window over it that it won,
//   dx[n,c,iy,ix] = sum over (oy, ox) of dy[n,c,oy,ox] [winner[n,c,oy,ox] = ky KW + kx],
//   ky = iy + PY - oy SY in [0, KH), kx likewise.
// ONE_ROW: windows do not overlap in y, so that one row of them at most reaches a pixel.
// With MASKED the pool's input x came out of a ReLU, and its mask [x > 0] is applied on the way.
#include "lib/prelude.glsl"
#pragma input dy
#pragma input winner
#ifdef MASKED
#pragma input x
#endif
#pragma output dx
uniform int SY, PY, KH;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  int first = quotient(max(0, padded - KH + SY), SY);
  int last = min(dy_shape.z - 1, quotient(padded, SY));
#pragma unroll(m, 0, dx_M)
  {
#pragma unroll(p, 0, dx_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
#ifdef ONE_ROW
    {
      int oy = min(first, last);
#else
    for (int oy = first; oy <= last; oy++) {
#endif
      float tap_row = float((padded - oy * SY) * KW);
      int source = n * dy_shape.z + oy;
#ifdef ALIGNED
      // The stride divides the phases: which taps a window has over each phase is known here.
#pragma unroll(o, WINDOWS)
      {
        int ox = ${dx_P / SX} * column + ${o};
        bool there = uint(ox) < uint(dy_shape.w) && first <= last;
        ox = clamp(ox, 0, dy_shape.w - 1);
        vec4 g = mix(vec4(0.0), dy_fetch(source, dx_block + ${m}, ox), bvec4(there));
        vec4 won = winner_fetch(source, dx_block + ${m}, ox) - tap_row;
#pragma unroll(p, 0, dx_P)
#if ${(p + PX - o * SX < KW) * (0 - 1 < p + PX - o * SX)} == 1
        acc_${p} += g * vec4(equal(won, vec4(${p + PX - o * SX}.0)));
#endif
#pragma end
      }
#pragma end
#else
#pragma unroll(p, 0, dx_P)
      {
        int across = column * dx_P + ${p + PX};
        int last_ox = min(dy_shape.w - 1, quotient(across, SX));
        for (int ox = quotient(max(0, across - KW + SX), SX); ox <= last_ox; ox++) {
          vec4 won = winner_fetch(source, dx_block + ${m}, ox) - tap_row;
          acc_${p} += float(first <= last) * dy_fetch(source, dx_block + ${m}, ox) * vec4(equal(won, vec4(float(across - ox * SX))));
        }
      }
#pragma end
#endif
    }
#pragma unroll(p, 0, dx_P)
#ifdef MASKED
    acc_${p} *= vec4(greaterThan(x_phase(row, dx_block + ${m}, column, ${p}), vec4(0.0)));
#endif
    dx_${m}_${p} = dx_keep(acc_${p}, ${m}, ${p});
#pragma end
  }
#pragma end
}
