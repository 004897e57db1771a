// Gradient of the mean over all pixels: dx[n,c,iy,ix] = dy[n,c] / (H W).
#include "lib/prelude.glsl"
#pragma input dy
#pragma output dx

void main() {
  int n = quotient(dx_row(), dx_shape.z);
#pragma unroll(m, 0, dx_M)
  {
    vec4 share = dy_fetch(n, dx_block + ${m}, 0) / float(dx_shape.z * dx_shape.w);
#pragma unroll(p, 0, dx_P)
    dx_${m}_${p} = dx_keep(share, ${m}, ${p});
#pragma end
  }
#pragma end
}
