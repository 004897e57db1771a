// Convolution of an image of few channels whose four neighbouring pixels share a texel (lanes `pixels`):
//   y[n,co,oy,ox] = bias[co] + sum_{ci,ky,kx} W[co,ci,ky,kx] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX]
// Pixel o - PX + SX y_P column, o = p SX + kx DX, is lane (o - PX) mod 4 of texel SX y_P / 4 column + (o - PX) / 4:
// each distinct texel (list TEXELS) is fetched once and serves every p and kx that it holds a pixel for.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/fused-tail.glsl"
#pragma output y
#pragma texture x
uniform ivec4 x_shape; // n, c, h, w
uniform int weight_base, bias_base, per_block;
uniform int SY, DY, PY, KH;
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
#pragma unroll(m, 0, y_M)
  vec4 b_${m} = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
#pragma unroll(p, 0, y_P)
  vec4 acc_${m}_${p} = b_${m};
#pragma end
#pragma end

#include "lib/conv-columns.glsl"
  ivec2 inside = rows_inside(top, x_shape.z);
  ivec2 pair = ivec2(inside.x, 0);
  for (int left = (inside.y - inside.x) * x_shape.y; left > 0; left--, pair = next_pair(pair, x_shape.y)) {
    int ky = pair.x;
    int ci = pair.y;
    int source = n * x_shape.z + top + ky * DY;
    COORDINATE down = x_down(source);
#pragma unroll(t, 0, TEXELS)
    vec4 x_${t} = x_at(across_${t}, down, ci);
#if ${t} < INNER_FROM || ${t} >= INNER_TO
    x_${t} = mix(vec4(0.0), x_${t}, in_${t});
#endif
#pragma end
#pragma unroll(m, 0, y_M)
    int w_${m} = ((y_block + ${m}) * KH + ky) * (KW * per_block) + (ci >> 2);
#pragma unroll(kx, 0, KW)
    {
      vec4 w = parameter_lane(weight_base, w_${m} + ${kx} * per_block, ci & 3);
#pragma unroll(p, 0, y_P)
      acc_${m}_${p} += w * x_${(p * SX + kx * DX - PX) / 4 - (0 - PX) / 4}[${(p * SX + kx * DX - PX) % 4}];
#pragma end
    }
#pragma end
#pragma end
  }
#pragma unroll(m, 0, y_M)
  Tail tail_${m} = tail_of(y_block + ${m});
#pragma unroll(p, 0, y_P)
  y_${m}_${p} = y_keep(finish(acc_${m}_${p}, tail_${m}, row, column, ${p}), ${m}, ${p});
#pragma end
#pragma end
}
