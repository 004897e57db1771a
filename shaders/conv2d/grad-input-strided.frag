// Gradient of a convolution to its input for strides that divide the number of phases: see lib/strided-outputs.glsl.
#include "lib/prelude.glsl"
#include "lib/conv-blocks-shape.glsl"
#include "lib/conv-filters.glsl"
#pragma input dy
#pragma output dx
uniform int SY, DY, PY, KH, KY_STEP, OY_STEP;

void main() {
#include "lib/strided-outputs.glsl"
  int first = block_start(dx_block);
  UNITS unit = w_units();
#pragma unroll(kx, 0, KW)
  UNITS tap_${kx} = tap_offset(${KW - 1 - kx}, unit);
#pragma end
#pragma unroll(m, 0, dx_M)
  COORDINATE bank_${m} = coordinate(bank_row(dx_block + ${m}, KH), unit.y);
#pragma unroll(p, 0, 4)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end

  int turns = quotient(filter_blocks, STEP), flip = KH - 1;
  int turn = 0;
  for (int left = count * turns; left > 0; left--) {
    COORDINATE below = COORDINATE(TAP_ROWS * (flip - ky)) * unit.y;
#pragma unroll(m, 0, dx_M)
    COORDINATE down_${m} = bank_${m} + below;
#pragma end
#pragma unroll(s, 0, STEP)
    {
      int j = STEP * turn + ${s};
      COORDINATE across = coordinate(4 * j, unit.x);
      COORDINATE down = coordinate(dy_row(top + oy, first + j, folded), dy_unit.y);
      int layer = dy_layer(first + j);
#pragma unroll(o, COLUMNS)
      vec4 g_${o} = mix(vec4(0.0), dy_at(across_${o}, down, layer + phase_${o}), in_${o});
#pragma end
#pragma unroll(m, 0, dx_M)
#pragma unroll(kx, 0, KW)
      {
        mat4 w = w_block(TAP_AT(across, down_${m}, tap_${kx}), unit.x);
#pragma unroll(p, 0, 4)
#if ${(p + PX - kx * DX) % SX} == 0
        acc_${m}_${p} += w * g_${(p + PX - kx * DX) / SX - LEFT};
#endif
#pragma end
      }
#pragma end
#pragma end
    }
#pragma end
    turn++;
    int done = int(turn == turns);
    turn -= done * turns;
    ky += done * ky_step;
    oy -= done * oy_step;
  }
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, 4)
  dx_${m}_${p} = dx_keep(acc_${m}_${p}, ${m}, ${p});
#pragma end
#pragma end
}
