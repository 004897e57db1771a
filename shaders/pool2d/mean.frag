// Average pooling: y[n,c,oy,ox] = sum over the window of x[n, c, oy SY - PY + ky, ox SX - PX + kx] / size of the window.
// Columns are fetched as in a convolution: each distinct one once for the four neighbouring outputs.
#include "lib/prelude.glsl"
#include "lib/mean-window.glsl"
#pragma input x
#pragma output y
#define DY 1
#include "lib/conv-rows.glsl"

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int oy = row - n * y_shape.z;
  int top = oy * SY - PY;
  int origin = n * x_shape.z + top;
  float rows = float(window_extent(oy, x_shape.z, KH, SY, PY));
  ivec2 inside = rows_inside(top, x_shape.z);
#include "lib/conv-input.glsl"
#include "lib/conv-columns.glsl"
#pragma unroll(p, 0, y_P)
  float share_${p} = 1.0 / (rows * float(window_extent(column * y_P + ${p}, x_shape.w, KW, SX, PX)));
#pragma end
#pragma unroll(m, 0, y_M)
  {
    int in_block = y_block + ${m};
#pragma unroll(p, 0, y_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
    for (int ky = inside.x; ky < inside.y; ky++) {
      int source = origin + ky;
#include "lib/conv-fetch.glsl"
#pragma unroll(kx, 0, KW)
#pragma unroll(p, 0, y_P)
      acc_${p} += x_${p * SX + kx};
#pragma end
#pragma end
    }
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(acc_${p} * share_${p}, ${m}, ${p});
#pragma end
  }
#pragma end
}
