// Gradient of average pooling, as a gather: dx[n,c,iy,ix] = sum of dy[n,c,oy,ox] / size of the window, over the windows that
// cover the pixel. ALIGNED: the stride divides the number of phases, so which windows (list WINDOWS) cover each phase is known
// at compile time.
#include "lib/prelude.glsl"
#include "lib/mean-window.glsl"
#pragma input dy
#pragma output dx

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  int first = quotient(max(0, padded - KH + SY), SY);
  int last = min(dy_shape.z - 1, quotient(padded, SY));
  int outputs = dy_shape.w, top = n * dy_shape.z, folded = dy_folded(), height = dx_shape.z, width = dx_shape.w;
  UNITS unit = dy_units();
#ifdef ALIGNED
#pragma unroll(o, WINDOWS)
  int ox_${o} = ${dx_P / SX} * column + ${o + LEFT};
  float share_${o} = float(uint(ox_${o}) < uint(outputs)) / float(max(1, window_extent(ox_${o}, width, KW, SX, PX)));
  ox_${o} = clamp(ox_${o}, 0, outputs - 1);
  COORDINATE across_${o} = coordinate(dy_column(ox_${o}), unit.x);
#pragma end
#endif
#pragma unroll(m, 0, dx_M)
  {
    int block = dx_block + ${m}, layer = dy_layer(block);
#pragma unroll(p, 0, dx_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
    for (int oy = first; oy <= last; oy++) {
      COORDINATE down = coordinate(dy_row(top + oy, block, folded), unit.y);
      float share = 1.0 / float(window_extent(oy, height, KH, SY, PY));
#ifdef ALIGNED
#pragma unroll(o, WINDOWS)
      {
        vec4 g = dy_at(across_${o}, down, layer + dy_phase_of(ox_${o})) * (share * share_${o});
#pragma unroll(p, 0, dx_P)
#if ${(p + PX - (o + LEFT) * SX < KW) * (0 - 1 < p + PX - (o + LEFT) * SX)} == 1
        acc_${p} += g;
#endif
#pragma end
      }
#pragma end
#else
#pragma unroll(p, 0, dx_P)
      {
        int padded_x = column * dx_P + ${p + PX};
        int last_ox = min(outputs - 1, quotient(padded_x, SX));
        for (int ox = quotient(max(0, padded_x - KW + SX), SX); ox <= last_ox; ox++) {
          vec4 g = dy_at(coordinate(dy_column(ox), unit.x), down, layer + dy_phase_of(ox));
          acc_${p} += g * (share / float(window_extent(ox, width, KW, SX, PX)));
        }
      }
#pragma end
#endif
    }
#pragma unroll(p, 0, dx_P)
    dx_${m}_${p} = dx_keep(acc_${p}, ${m}, ${p});
#pragma end
  }
#pragma end
}
