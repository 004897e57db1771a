// Filter transform of Winograd's F(2x2, 3x3): U = G g G^T, sixteen values for each 3x3 filter g,
//   G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]   (Lavin and Gray 2016, section 4.1).
// Texel (4 j + l, xi * y_blocks + b): weights from lane l of block j to the four lanes of block b, component xi.
// With TRANSPOSED, the filters for the gradient to the input: flipped, with output and input channels swapped.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
uniform int weight_base, per_block, y_blocks;
layout(location = 0) out vec4 u;

vec3 factors(int i) {
  return i == 0 ? vec3(1.0, 0.0, 0.0) : i == 3 ? vec3(0.0, 0.0, 1.0) : vec3(0.5, i == 1 ? 0.5 : -0.5, 0.5);
}

void main() {
  int j = int(gl_FragCoord.x) >> 2;
  int lane = int(gl_FragCoord.x) & 3;
  int row = int(gl_FragCoord.y);
  int xi = row / y_blocks;
  int b = row - xi * y_blocks;
  vec3 fy = factors(xi >> 2);
  vec3 fx = factors(xi & 3);
  u = vec4(0.0);
  for (int ky = 0; ky < 3; ky++) {
    for (int kx = 0; kx < 3; kx++) {
      float f = fy[ky] * fx[kx];
      if (f == 0.0) continue;
#ifdef TRANSPOSED
      mat4 w = parameter_block(weight_base, ((j * 3 + 2 - ky) * 3 + 2 - kx) * per_block + b);
      u += f * vec4(w[0][lane], w[1][lane], w[2][lane], w[3][lane]);
#else
      u += f * parameter_lane(weight_base, ((b * 3 + ky) * 3 + kx) * per_block + j, lane);
#endif
    }
  }
}
