// Gradient of a convolution to its input where the stride SX divides the phases, as a gather over the outputs that read
// a pixel:
//   dx[n,ci,iy,ix] = sum_{co,ky,kx} W[co,ci,ky,kx] dy[n, co, (iy + PY - ky DY) / SY, (ix + PX - kx DX) / SX]
// A term exists only if both quotients are whole. In x that is known here for each phase p and kx: the output is then
// 4 / SX column + o with o = (p + PX - kx DX) / SX; each distinct o - LEFT (list COLUMNS) is fetched once. In y every
// KY_STEPth ky does, from one on that depends on the row: theirs are the outputs OY_STEP rows apart.
#include "lib/prelude.glsl"
#include "lib/conv-blocks-shape.glsl"
#include "lib/conv-filters.glsl"
#pragma input dy
#pragma output dx
uniform int SY, DY, PY, KH, KY_STEP, OY_STEP;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  // The first ky that divides, and how many from there on lie inside dy.
  int ky = KH;
  for (int k = KY_STEP - 1; k >= 0; k--) {
    int like = padded + k * DY * (SY - 1); // as padded - k DY, but never negative
    if (quotient(like, SY) * SY == like) ky = k;
  }
  int oy = (padded - ky * DY) / SY;
  int skipped = quotient(max(0, oy - dy_shape.z + OY_STEP), OY_STEP);
  int count = oy < 0 ? 0 : min(quotient(max(0, KH - ky) + KY_STEP - 1, KY_STEP), quotient(oy, OY_STEP) + 1) - skipped;
  ky += skipped * KY_STEP;
  oy -= skipped * OY_STEP;

  int first = block_start(dx_block), folded = dy_folded(), last = dy_shape.w - 1;
  UNITS dy_unit = dy_units(), unit = w_units();
#pragma unroll(o, COLUMNS)
  int ox_${o} = ${4 / SX} * column + ${o + LEFT};
  bvec4 in_${o} = bvec4(uint(ox_${o}) <= uint(last));
  ox_${o} = clamp(ox_${o}, 0, last);
  COORDINATE across_${o} = coordinate(dy_column(ox_${o}), dy_unit.x);
  int phase_${o} = dy_phase_of(ox_${o});
#pragma end
#pragma unroll(kx, 0, KW)
  UNITS tap_${kx} = tap_offset(${KW - 1 - kx}, unit);
#pragma end
#pragma unroll(m, 0, dx_M)
  COORDINATE bank_${m} = coordinate((dx_block + ${m}) * KH * TAP_ROWS, unit.y);
#pragma unroll(p, 0, 4)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end

  int turns = quotient(filter_blocks, STEP), flip = KH - 1, top = n * dy_shape.z, ky_step = KY_STEP, oy_step = OY_STEP;
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
