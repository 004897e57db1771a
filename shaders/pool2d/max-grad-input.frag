// Gradient of max pooling, gathered: a pixel collects dy of every window over it that it won,
//   dx[n,c,iy,ix] = sum over (oy, ox) of dy[n,c,oy,ox] [winner[n,c,oy,ox] = ky KW + kx],
//   ky = iy + PY - oy SY in [0, KH), kx likewise.
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
  int first = max(0, (padded - KH + SY) / SY);
  int last = min(dy_shape.z - 1, padded / SY);
#pragma unroll(m, 0, dx_M)
  {
#pragma unroll(p, 0, dx_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
    for (int oy = first; oy <= last; oy++) {
      float tap_row = float((padded - oy * SY) * KW);
      int source = n * dy_shape.z + oy;
#ifdef ALIGNED
      // The stride divides the phases: which taps a window has over each phase is known here.
#pragma unroll(o, WINDOWS)
      {
        int ox = ${dx_P / SX} * column + ${o};
        if (uint(ox) < uint(dy_shape.w)) {
          vec4 g = dy_fetch(source, dx_block + ${m}, ox);
          vec4 won = winner_fetch(source, dx_block + ${m}, ox) - tap_row;
#pragma unroll(p, 0, dx_P)
          if (${(p + PX - o * SX < KW) * (0 - 1 < p + PX - o * SX)} == 1) acc_${p} += g * vec4(equal(won, vec4(${p + PX - o * SX}.0)));
#pragma end
        }
      }
#pragma end
#else
#pragma unroll(p, 0, dx_P)
      {
        int across = column * dx_P + ${p + PX};
        for (int ox = max(0, (across - KW + SX) / SX); ox <= min(dy_shape.w - 1, across / SX); ox++) {
          vec4 won = winner_fetch(source, dx_block + ${m}, ox) - tap_row;
          acc_${p} += dy_fetch(source, dx_block + ${m}, ox) * vec4(equal(won, vec4(float(across - ox * SX))));
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
