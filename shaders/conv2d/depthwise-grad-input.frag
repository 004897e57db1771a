// Gradient of a depthwise convolution to its input for strides that divide the number of phases: see
// lib/strided-outputs.glsl. A tap of four channels is one product of two texels, and there is no sum over channels.
#include "lib/prelude.glsl"
#pragma input dy
#pragma output dx
#pragma filters w // see depthwise-weight.frag
uniform int SY, DY, PY, KH, KY_STEP, OY_STEP;

void main() {
#include "lib/strided-outputs.glsl"
  UNITS unit = w_units();
#pragma unroll(m, 0, dx_M)
  {
    int block = dx_block + ${m};
    COORDINATE bank = coordinate(block, unit.y);
    int layer = dy_layer(block), from = dy_row(top + oy, block, folded), tap = ky * KW;
#pragma unroll(p, 0, 4)
    vec4 acc_${p} = vec4(0.0);
#pragma end
    for (int left = count; left > 0; left--) {
      COORDINATE down = coordinate(from, dy_unit.y);
#pragma unroll(o, COLUMNS)
      vec4 g_${o} = mix(vec4(0.0), dy_at(across_${o}, down, layer + phase_${o}), in_${o});
#pragma end
#pragma unroll(kx, 0, KW)
      vec4 w_${kx} = w_lane(coordinate(tap + ${kx}, unit.x), bank);
#pragma unroll(p, 0, 4)
#if ${(p + PX - kx * DX) % SX} == 0
      acc_${p} += w_${kx} * g_${(p + PX - kx * DX) / SX - LEFT};
#endif
#pragma end
#pragma end
      tap += ky_step * KW;
      from -= oy_step;
    }
#pragma unroll(p, 0, 4)
    dx_${m}_${p} = dx_keep(acc_${p}, ${m}, ${p});
#pragma end
  }
#pragma end
}
