// Convolution (cross-correlation, as in every framework):
//   y[n,co,oy,ox] = act( bias[co] + sum_{ci,ky,kx} W[co,ci,ky,kx] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX] )
// where act stands for the epilogue (lib/epilogue.glsl). A fragment owns four neighbouring ox (y_P phases) in y_M blocks of
// four co. Input column
//   ox SX - PX + kx DX = SX y_P column + (p SX + kx DX - PX)
// depends on p and kx only through o = p SX + kx DX: each distinct o (list COLUMNS) is fetched once and serves
// every (p, kx) that needs it; a 4x4 block of weights is fetched once and serves all four p.
// The gradient to the input of a convolution of stride 1 is itself a convolution, with other filters:
//   dx[n,ci,iy,ix] = sum_{co,ky,kx} W[co,ci,ky,kx] dy[n, co, iy + PY - ky DY, ix + PX - kx DX]
// that is, a convolution of dy with the kernel flipped, channels swapped and padding (K-1) D - P.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#include "lib/conv-blocks-shape.glsl"
#include "lib/conv-filters.glsl"
#include "lib/within-groups.glsl"
#pragma input x
#pragma output y
uniform int bias_base;
uniform int SY, DY, PY, KH; // the y axis does not shape the code
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  int first = block_start(y_block);
#include "lib/conv-input.glsl"
#include "lib/conv-columns.glsl"
  UNITS unit = w_units();
#pragma unroll(kx, 0, KW)
  UNITS tap_${kx} = tap_offset(${kx}, unit);
#pragma end
#pragma unroll(m, 0, y_M)
  vec4 bias_${m} = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
  COORDINATE bank_${m} = coordinate(bank_row(y_block + ${m}, KH), unit.y);
#ifdef STRADDLES
  ivec4 own_${m} = groups_of(y_block + ${m}, group_size.x);
#endif
#pragma unroll(p, 0, y_P)
  vec4 acc_${m}_${p} = bias_${m};
#pragma end
#pragma end

  // An iteration of the loop takes one ky and STEP blocks of channels.
  int turns = quotient(min(filter_blocks, ((x_shape.y + 3) >> 2) - first), STEP);
  ivec2 inside = rows_inside(top, x_shape.z);
  ivec2 turn = ivec2(inside.x, 0);
  int origin = n * x_shape.z + top;
  int pitch = DY;
  for (int left = (inside.y - inside.x) * turns; left > 0; left--, turn = next_pair(turn, turns)) {
    int ky = turn.x;
    int source = origin + ky * pitch;
    COORDINATE below = COORDINATE(TAP_ROWS * ky) * unit.y;
#pragma unroll(m, 0, y_M)
    COORDINATE down_${m} = bank_${m} + below;
#pragma end
#pragma unroll(s, 0, STEP)
    {
      int j = STEP * turn.y + ${s};
      int in_block = first + j;
      COORDINATE across = coordinate(4 * j, unit.x);
#include "lib/conv-fetch.glsl"
#pragma unroll(m, 0, y_M)
#pragma unroll(kx, 0, KW)
      {
        mat4 w = w_block(TAP_AT(across, down_${m}, tap_${kx}), unit.x);
#pragma unroll(p, 0, y_P)
#ifdef STRADDLES
        acc_${m}_${p} += within_groups(w, x_${p * SX + kx * DX}, own_${m}, groups_of(in_block, group_size.y));
#else
        acc_${m}_${p} += w * x_${p * SX + kx * DX};
#endif
#pragma end
      }
#pragma end
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
