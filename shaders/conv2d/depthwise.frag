// Depthwise convolution: each channel with a filter of its own,
//   y[n,c,oy,ox] = act( bias[c] + sum_{ky,kx} W[c,ky,kx] x[n, c, oy SY - PY + ky DY, ox SX - PX + kx DX] ).
// where act stands for the epilogue. As forward.frag, but a tap of four channels is one product of two texels, and there is
// no sum over channels.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#pragma input x
#pragma output y
#pragma filters w // see depthwise-weight.frag
uniform int SY, DY, PY, KH;
#include "lib/conv-rows.glsl"
uniform int bias_base;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  ivec2 inside = rows_inside(top, x_shape.z);
#include "lib/conv-input.glsl"
#include "lib/conv-columns.glsl"
  UNITS unit = w_units();
  int origin = n * x_shape.z + top;
  int pitch = DY;
#pragma unroll(m, 0, y_M)
  {
    int in_block = y_block + ${m};
    vec4 bias = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, in_block);
#pragma unroll(p, 0, y_P)
    vec4 acc_${p} = bias;
#pragma end
    COORDINATE bank = coordinate(in_block, unit.y);
    for (int ky = inside.x; ky < inside.y; ky++) {
      int source = origin + ky * pitch;
#include "lib/conv-fetch.glsl"
#pragma unroll(kx, 0, KW)
      vec4 w_${kx} = w_lane(coordinate(ky * KW + ${kx}, unit.x), bank);
#pragma unroll(p, 0, y_P)
      acc_${p} += w_${kx} * x_${p * SX + kx * DX};
#pragma end
#pragma end
    }
    Epilogue epilogue = epilogue_of(in_block, row, column);
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(finish(acc_${p}, epilogue, ${p}), ${m}, ${p});
#pragma end
  }
#pragma end
}
