// The multiplications of Winograd's convolution: t = sum of U v over input channels, for each component xi = 4 i + j and tile.
// t: output blocks BLOCKS g + m in row (j groups + g) band + r, tile x in column i columns + x / 4 of layer 4 m + x % 4.
// A fragment owns four tiles in BLOCKS blocks: a block of weights serves all four, a texel of v all blocks.
#include "lib/prelude.glsl"
#pragma texture v // see winograd-input.frag
#pragma filters u // see winograd-weight.frag
uniform int in_blocks, out_blocks, groups, band, columns;
#pragma unroll(m, 0, BLOCKS)
#pragma unroll(p, 0, 4)
layout(location = ${4 * m + p}) out vec4 t_${m}_${p};
#pragma end
#pragma end

void main() {
  int column = int(gl_FragCoord.x);
  int row = int(gl_FragCoord.y);
  int group = quotient(row, band);
  int xj = quotient(group, groups);
  int bank = (4 * quotient(column, columns) + xj) * out_blocks + BLOCKS * (group - xj * groups);
  int layer = 4 * xj;
  COORDINATE across = v_across(column);
  UNITS unit = u_units();
  COORDINATE apart = COORDINATE(band) * v_units().y;
  COORDINATE top = v_down(row - group * band);
  int blocks = in_blocks;
#pragma unroll(m, 0, BLOCKS)
  COORDINATE bank_${m} = coordinate(bank + ${m}, unit.y);
#pragma unroll(p, 0, 4)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end
  // STEP blocks of channels at once: on software renderers each iteration of a loop copies all partial sums.
  for (int j = 0; j < blocks; j += STEP) {
#pragma unroll(s, 0, STEP)
    {
      COORDINATE column_of_u = coordinate(4 * (j + ${s}), unit.x);
      COORDINATE down = top + COORDINATE(j + ${s}) * apart;
#pragma unroll(p, 0, 4)
      vec4 v_${p} = v_at(across, down, layer + ${p});
#pragma end
#pragma unroll(m, 0, BLOCKS)
      {
        mat4 w = u_block(column_of_u, bank_${m}, unit.x);
#pragma unroll(p, 0, 4)
        acc_${m}_${p} += w * v_${p};
#pragma end
      }
#pragma end
    }
#pragma end
  }
#pragma unroll(m, 0, BLOCKS)
#pragma unroll(p, 0, 4)
  t_${m}_${p} = acc_${m}_${p};
#pragma end
#pragma end
}
