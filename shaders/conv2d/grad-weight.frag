// Gradient of a convolution to its weights, first step:
//   dW[co,ci,ky,kx] = sum_{n,oy,ox} dy[n,co,oy,ox] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX]
// A draw computes TAPS (one or two) neighbouring kx from some KX on; a fragment owns them for one (cob, ky, j) block: four or
// eight draw buffers, 4x4 outer-product sums. PX is the padding less KX DX, so that the columns of x are those of a
// convolution of TAPS taps. The stacked rows (n, oy) are split into parts, so that there are enough fragments and each sum is
// short; reduce/gradients.frag adds the parts. Item = (cob KH + ky) per_block + j; with BIAS the items of the bias
// follow. An iteration of the loop takes STEP texel columns. Where a row of dy ends within a texel, the zeros beyond its end
// are multiplied by values of x: where one of those is NaN or infinite, a tap that should not becomes NaN.
#include "lib/prelude.glsl"
#pragma input x
#pragma input dy
uniform int SY, DY, PY, KH;
#include "lib/grad-weights.glsl"
#pragma unroll(a, 0, 4 * TAPS)
layout(location = ${a}) out vec4 part_${a};
#pragma end

void main() {
#pragma unroll(a, 0, 4 * TAPS)
  part_${a} = vec4(0.0);
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
  int j = of.item % per_block;
  int rest = of.item / per_block;
  int ky = rest % KH;
  int cob = rest / KH;
  int in_block = block_start(cob) + j;
  if (4 * in_block >= x_shape.y) return;

#pragma unroll(t, 0, TAPS)
#pragma unroll(l, 0, 4)
  vec4 acc_${t}_${l} = vec4(0.0);
#pragma end
#pragma end
  Rows rows = rows_of(ky, dy_shape.z, x_shape.z);
  int turns = quotient((dy_shape.w + dy_P - 1) / dy_P, STEP);
  ivec4 place = first_place(rows, dy_shape.x, of.part, sums_grid.z);
#include "lib/conv-input.glsl"
  int height = x_shape.z, outputs = dy_shape.z, stride = SY;
  int top = ky * DY - PY;
  UNITS unit = dy_units();
  int first_row_of_dy = dy_row(0, cob), layer_of_dy = dy_layer(cob);
  for (int left = place.w * turns; left > 0; left--, place = next_place(place, rows, turns)) {
    COORDINATE down_dy = coordinate(first_row_of_dy + place.x * outputs + place.y, unit.y);
    int source = place.x * height + place.y * stride + top;
#pragma unroll(s, 0, STEP)
    {
      int column = STEP * place.z + ${s};
#include "lib/conv-columns.glsl"
#include "lib/conv-fetch.glsl"
      COORDINATE across_dy = coordinate(column, unit.x);
#pragma unroll(p, 0, dy_P)
      vec4 g_${p} = dy_at(across_dy, down_dy, layer_of_dy + ${p});
#pragma end
      // One sum of products for each accumulator: on software renderers each mention of one costs as much as a product.
#pragma unroll(t, 0, TAPS)
#pragma unroll(l, 0, 4)
      acc_${t}_${l} += g_0 * x_${t * DX}[${l}]
#pragma unroll(p, 1, dy_P)
        + g_${p} * x_${p * SX + t * DX}[${l}]
#pragma end
        ;
#pragma end
#pragma end
    }
#pragma end
  }
#pragma unroll(t, 0, TAPS)
#pragma unroll(l, 0, 4)
  part_${t * 4 + l} = joined(acc_${t}_${l}, cob, 4 * in_block + ${l}, dy_shape.y, x_shape.y);
#pragma end
#pragma end
}
