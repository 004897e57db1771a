// Convolution of an image of few channels whose four neighbouring pixels share a texel (lanes `pixels`):
//   y[n,co,oy,ox] = act( bias[co] + sum_{ci,ky,kx} W[co,ci,ky,kx] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX] )
// where act stands for the epilogue. Pixel o - PX + SX y_P column, o = p SX + kx DX, is lane (o - PX) mod 4 of texel SX y_P / 4 column + (o - PX) / 4:
// each distinct texel (list TEXELS) is fetched once and serves every p and kx that it holds a pixel for.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#pragma output y
#pragma texture x
uniform ivec4 x_shape; // n, c, h, w
uniform int bias_base;
uniform int SY, DY, PY, KH;
#include "lib/conv-filters.glsl"
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
#include "lib/conv-input.glsl"
#include "lib/conv-columns.glsl"
  UNITS unit = w_units();
#pragma unroll(kx, 0, KW)
  UNITS tap_${kx} = tap_offset(${kx}, unit);
#pragma end
#pragma unroll(m, 0, y_M)
  vec4 bias_${m} = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
  COORDINATE bank_${m} = coordinate(bank_row(y_block + ${m}, KH), unit.y);
#pragma unroll(p, 0, y_P)
  vec4 acc_${m}_${p} = bias_${m};
#pragma end
#pragma end

  ivec2 inside = rows_inside(top, x_shape.z);
  ivec2 pair = ivec2(inside.x, 0);
  int channels = x_shape.y;
  int origin = n * x_shape.z + top;
  int pitch = DY;
  for (int left = (inside.y - inside.x) * channels; left > 0; left--, pair = next_pair(pair, channels)) {
    int ky = pair.x;
    int ci = pair.y;
    COORDINATE down = coordinate(origin + ky * pitch, x_unit.y);
    COORDINATE across = coordinate(ci, unit.x);
    COORDINATE below = COORDINATE(TAP_ROWS * ky) * unit.y;
#pragma unroll(t, 0, TEXELS)
    vec4 x_${t} = x_at(across_${t}, down, ci);
#if ${t} < INNER_FROM || ${t} >= INNER_TO
    x_${t} = mix(vec4(0.0), x_${t}, in_${t});
#endif
#pragma end
#pragma unroll(m, 0, y_M)
    COORDINATE down_${m} = bank_${m} + below;
    {
#pragma unroll(kx, 0, KW)
      vec4 w_${kx} = w_lane(TAP_AT(across, down_${m}, tap_${kx}));
#pragma end
#pragma unroll(p, 0, y_P)
      acc_${m}_${p} += w_0 * x_${(p * SX - PX) / 4 - (0 - PX) / 4}[${(p * SX - PX) % 4}]
#pragma unroll(kx, 1, KW)
        + w_${kx} * x_${(p * SX + kx * DX - PX) / 4 - (0 - PX) / 4}[${(p * SX + kx * DX - PX) % 4}]
#pragma end
        ;
#pragma end
    }
#pragma end
  }
#pragma unroll(m, 0, y_M)
  Epilogue epilogue_${m} = epilogue_of(y_block + ${m}, row, column);
#pragma unroll(p, 0, y_P)
  y_${m}_${p} = y_keep(finish(acc_${m}_${p}, epilogue_${m}, ${p}), ${m}, ${p});
#pragma end
#pragma end
}
