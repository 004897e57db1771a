// Gradient of a convolution to its input, for any stride and groups, as a gather over the outputs that read a pixel:
//   dx[n,ci,iy,ix] = sum_{co,ky,kx} W[co,ci,ky,kx] dy[n, co, (iy + PY - ky DY) / SY, (ix + PX - kx DX) / SX]
// where a term exists only if both quotients are integers and lie inside dy. With UNFLIPPED it is wrong on purpose: the
// kernel lies as in the forward pass, W[co,ci,KH-1-ky,KW-1-kx], for gradient checks to find. For cases that no faster
// kernel handles: see
// app/engine/kernels/input-gradient.ts.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/conv-blocks.glsl"
#include "lib/within-groups.glsl"
#pragma input dy
#pragma output dx
uniform int SY, DY, PY, KH;
uniform int SX, DX, PX;
#ifdef UNFLIPPED
#define TAP_Y (KH - 1 - ky)
#define TAP_X (KW - 1 - kx)
#else
#define TAP_Y ky
#define TAP_X kx
#endif

void main() {
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int iy = row - n * dx_shape.z;
#pragma unroll(p, 0, dx_P)
#pragma unroll(m, 0, dx_M)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end
  // Output blocks of the groups that these channels belong to.
  int first = 0, last = conv_count - 1;
  if (group_size.y > 0) {
    first = 4 * dx_block / group_size.y * group_size.x >> 2;
    last = min(last, (((4 * (dx_block + dx_M) - 1) / group_size.y + 1) * group_size.x - 1) >> 2);
  }
  int outputs = dy_shape.z, width = dy_shape.w, folded = dy_folded(), base = weight_base, blocks = per_block;
  UNITS unit = dy_units(), weight_unit = parameters_units();
  for (int ky = 0; ky < KH; ky++) {
    int scaled_y = iy + PY - ky * DY;
    if (scaled_y < 0 || scaled_y % SY != 0 || scaled_y / SY >= outputs) continue;
    int source = n * outputs + scaled_y / SY;
    for (int cob = first; cob <= last; cob++) {
      int start = block_start(cob);
      COORDINATE down = coordinate(dy_row(source, cob, folded), unit.y);
      int layer = dy_layer(cob);
      for (int kx = 0; kx < KW; kx++) {
        int scaled = int(gl_FragCoord.x) * dx_P + PX - kx * DX;
#pragma unroll(m, 0, dx_M)
        mat4 w_${m} = mat4(0.0);
        if (uint(dx_block + ${m} - start) < uint(blocks))
          w_${m} = parameter_block(base, ((cob * KH + TAP_Y) * KW + TAP_X) * blocks + dx_block + ${m} - start, weight_unit);
#pragma end
#pragma unroll(p, 0, dx_P)
        if (scaled + ${p} >= 0 && (scaled + ${p}) % SX == 0 && (scaled + ${p}) / SX < width) {
          int ox = (scaled + ${p}) / SX;
          vec4 v = dy_at(coordinate(dy_column(ox), unit.x), down, layer + dy_phase_of(ox));
#pragma unroll(m, 0, dx_M)
#ifdef STRADDLES
          acc_${m}_${p} += within_groups(transpose(w_${m}), v, groups_of(dx_block + ${m}, group_size.y), groups_of(cob, group_size.x));
#else
          acc_${m}_${p} += v * w_${m};
#endif
#pragma end
        }
#pragma end
      }
    }
  }
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dx_keep(acc_${m}_${p}, ${m}, ${p});
#pragma end
#pragma end
}
