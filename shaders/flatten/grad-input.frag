// Gradient of flatten, and forward pass of unflatten: dx[n, c, iy, ix] = dy[n, (c H + iy) W + ix].
#include "lib/prelude.glsl"
#pragma input dy
#pragma output dx

float pick(int n, int c, int iy, int ix) {
  if (c >= dx_shape.y || ix >= dx_shape.w) return 0.0;
  int feature = (c * dx_shape.z + iy) * dx_shape.w + ix;
  return dy_fetch(n, feature >> 2, 0)[feature & 3];
}

void main() {
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int iy = row - n * dx_shape.z;
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    int c = 4 * (dx_block + ${m});
    int ix = int(gl_FragCoord.x) * dx_P + ${p};
    dx_${m}_${p} = vec4(pick(n, c, iy, ix), pick(n, c + 1, iy, ix), pick(n, c + 2, iy, ix), pick(n, c + 3, iy, ix));
  }
#pragma end
#pragma end
}
