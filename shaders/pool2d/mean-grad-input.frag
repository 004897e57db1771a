// Gradient of mean pooling, gathered: dx[n,c,iy,ix] = sum of dy[n,c,oy,ox] / size of the window, over windows on the pixel.
#include "lib/prelude.glsl"
#include "lib/mean-window.glsl"
#pragma input dy
#pragma output dx

void main() {
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  int first = max(0, (padded - KH + SY) / SY);
  int last = min(dy_shape.z - 1, padded / SY);
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    vec4 acc = vec4(0.0);
    int across = int(gl_FragCoord.x) * dx_P + ${p + PX};
    for (int oy = first; oy <= last; oy++) {
      int rows = window_extent(oy, dx_shape.z, KH, SY, PY);
      for (int ox = max(0, (across - KW + SX) / SX); ox <= min(dy_shape.w - 1, across / SX); ox++)
        acc += dy_fetch(n * dy_shape.z + oy, dx_block + ${m}, ox) / float(rows * window_extent(ox, dx_shape.w, KW, SX, PX));
    }
    dx_${m}_${p} = dx_keep(acc, ${m}, ${p});
  }
#pragma end
#pragma end
}
