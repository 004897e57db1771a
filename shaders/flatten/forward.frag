// Flatten in PyTorch's order: y[n, (c H + iy) W + ix] = x[n, c, iy, ix]; y has one pixel and C H W channels.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y

float pick(int n, int feature) {
  if (feature >= y_shape.y) return 0.0;
  int ix = feature % x_shape.w;
  int rest = feature / x_shape.w;
  int c = rest / x_shape.z;
  return x_fetch(n * x_shape.z + rest - c * x_shape.z, c >> 2, ix)[c & 3];
}

void main() {
  int n = y_row();
#pragma unroll(m, 0, y_M)
  {
    int first = 4 * (y_block + ${m});
    y_${m}_0 = vec4(pick(n, first), pick(n, first + 1), pick(n, first + 2), pick(n, first + 3));
  }
#pragma end
}
