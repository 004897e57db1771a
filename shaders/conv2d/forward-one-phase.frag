// Convolution for outputs fewer than three pixels wide (and for outputs of one phase in general): a fragment owns one ox in
// y_M blocks of four co, and loops over kx. The formula is that of forward.frag; with TRANSPOSED (lib/conv-blocks.glsl) it
// computes the gradient to the input of a convolution of stride 1.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#include "lib/conv-blocks.glsl"
#include "lib/within-groups.glsl"
#pragma input x
#pragma output y
uniform int SY, DY, PY, KH;
uniform int SX, DX, PX;
#include "lib/conv-rows.glsl"

void main() {
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int top = (row - n * y_shape.z) * SY - PY;
  int left_x = int(gl_FragCoord.x) * SX - PX;
#pragma unroll(m, 0, y_M)
  vec4 acc_${m} = conv_bias(y_block + ${m});
#pragma end
  int first = conv_first(y_block);
  int count = min(conv_count, ((x_shape.y + 3) >> 2) - first);
  ivec2 inside = rows_inside(top, x_shape.z), taps = taps_inside(left_x, x_shape.w, DX, KW);
  ivec2 pair = ivec2(inside.x, 0);
  int origin = n * x_shape.z + top, pitch = DY, apart = DX, height = KH, base = weight_base;
  int folded = x_folded();
  UNITS unit = x_units(), weight_unit = parameters_units();
  for (int left = (inside.y - inside.x) * count; left > 0; left--, pair = next_pair(pair, count)) {
    int ky = pair.x;
    int j = pair.y;
    COORDINATE down = coordinate(x_row(origin + ky * pitch, first + j, folded), unit.y);
    int layer = x_layer(first + j);
#pragma unroll(m, 0, y_M)
    int w_${m} = conv_index(y_block + ${m}, first + j, j, ky, height);
#pragma end
    for (int kx = taps.x; kx < taps.y; kx++) {
      int ix = left_x + kx * apart;
      vec4 v = x_at(coordinate(x_column(ix), unit.x), down, layer + x_phase_of(ix));
#pragma unroll(m, 0, y_M)
      {
        mat4 w = parameter_block(base, w_${m} + conv_tap(kx), weight_unit);
#ifdef STRADDLES
        acc_${m} += within_groups(w, v, groups_of(y_block + ${m}, group_size.x), groups_of(first + j, group_size.y));
#else
        acc_${m} += CONV_APPLY(w, v);
#endif
      }
#pragma end
    }
  }
#pragma unroll(m, 0, y_M)
  y_${m}_0 = y_keep(finish(acc_${m}, epilogue_of(y_block + ${m}, row, int(gl_FragCoord.x)), 0), ${m}, 0);
#pragma end
}
