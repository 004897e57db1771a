// Gradient to the weights, first step, for an image whose four neighbouring pixels share a texel:
//   dW[co,ci,ky,kx] = sum_{n,oy,ox} dy[n,co,oy,ox] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX]
// A fragment owns up to GROUP (8, or 4 where there are no more draw buffers) neighbouring kx of one (cob, ky, ci):
// draw buffer t holds four co for kx = GROUP g + t. The first pixel of its window, GROUP g DX - PX + SX dy_P column,
// has a lane that is known here because GROUP DX and SX dy_P are multiples of 4.
// Item = ((cob KH + ky) groups + g) C + ci; with BIAS the items of the bias follow.
#include "lib/prelude.glsl"
#pragma input dy
#pragma texture x
uniform ivec4 x_shape;
uniform int SY, DY, PY, KH;
#include "lib/grad-weights.glsl"
#pragma unroll(t, 0, TAPS)
layout(location = ${t}) out vec4 part_${t};
#pragma end

void main() {
#pragma unroll(t, 0, TAPS)
  part_${t} = vec4(0.0);
#pragma end
  Sum of = sum_of_fragment();
#ifdef BIAS
  if (!is_weight(of)) {
    Sum bias = bias_sum(of);
    if (bias.part < sums_grid.z) part_0 = bias_part(bias.item, bias.part, sums_grid.z);
    return;
  }
#else
  if (!is_weight(of)) return;
#endif
  int ci = of.item % x_shape.y;
  int rest = of.item / x_shape.y;
  int first_texel = (rest % ((KW + GROUP - 1) / GROUP)) * (GROUP / 4) * DX;
  rest /= (KW + GROUP - 1) / GROUP;
  int ky = rest % KH;
  int cob = rest / KH;

#pragma unroll(t, 0, TAPS)
  vec4 acc_${t} = vec4(0.0);
#pragma end
  Rows rows = rows_of(ky, dy_shape.z, x_shape.z);
  int turns = quotient((dy_shape.w + dy_P - 1) / dy_P, STEP);
#include "lib/conv-input.glsl"
  int last_texel = x_texels - 1;
  ivec4 place = first_place(rows, dy_shape.x, of.part, sums_grid.z);
  int height = x_shape.z, outputs = dy_shape.z, stride = SY;
  int top = ky * DY - PY;
  UNITS unit = dy_units();
  int first_row_of_dy = dy_row(0, cob), layer_of_dy = dy_layer(cob);
  for (int left = place.w * turns; left > 0; left--, place = next_place(place, rows, turns)) {
    COORDINATE down_dy = coordinate(first_row_of_dy + place.x * outputs + place.y, unit.y);
    COORDINATE down = coordinate(place.x * height + place.y * stride + top, x_unit.y);
#pragma unroll(s, 0, STEP)
    {
      int column = STEP * place.z + ${s};
#pragma unroll(i, 0, TEXELS)
      int at_${i} = ${SX * dy_P / 4} * column + first_texel + ${i + (0 - PX) / 4};
      vec4 x_${i} = x_at(coordinate(clamp(at_${i}, 0, last_texel), x_unit.x), down, ci);
      x_${i} = mix(vec4(0.0), x_${i}, bvec4(uint(at_${i}) <= uint(last_texel)));
#pragma end
      COORDINATE across_dy = coordinate(column, unit.x);
#pragma unroll(p, 0, dy_P)
      vec4 g_${p} = dy_at(across_dy, down_dy, layer_of_dy + ${p});
#pragma end
#pragma unroll(t, 0, TAPS)
      acc_${t} += g_0 * x_${(t * DX - PX) / 4 - (0 - PX) / 4}[${(t * DX - PX) % 4}]
#pragma unroll(p, 1, dy_P)
        + g_${p} * x_${(p * SX + t * DX - PX) / 4 - (0 - PX) / 4}[${(p * SX + t * DX - PX) % 4}]
#pragma end
        ;
#pragma end
    }
#pragma end
  }
#pragma unroll(t, 0, TAPS)
  part_${t} = joined(acc_${t}, cob, ci, dy_shape.y, x_shape.y);
#pragma end
}
