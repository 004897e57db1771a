// Filters of a 3x3 convolution as Winograd's F(2x2, 3x3) multiplies with them: U = G g G^T, sixteen values a filter,
//   G = [1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]   (Lavin and Gray 2016, section 4.1).
// Layer l, texel (j, xi * y_blocks + b): weights from lane l of block j to the four lanes of block b, component xi.
// With TRANSPOSED the filters of the gradient to the input: flipped, output and input channels swapped.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
uniform int weight_base, per_block, y_blocks;
#pragma unroll(l, 0, 4)
layout(location = ${l}) out vec4 u_${l};
#pragma end

vec3 factors(int i) {
  return i == 0 ? vec3(1.0, 0.0, 0.0) : i == 3 ? vec3(0.0, 0.0, 1.0) : vec3(0.5, i == 1 ? 0.5 : -0.5, 0.5);
}

void main() {
  int j = int(gl_FragCoord.x);
  int row = int(gl_FragCoord.y);
  int xi = row / y_blocks;
  int b = row - xi * y_blocks;
  vec3 fy = factors(xi >> 2);
  vec3 fx = factors(xi & 3);
  mat4 sum = mat4(0.0);
  for (int ky = 0; ky < 3; ky++) {
    for (int kx = 0; kx < 3; kx++) {
      float f = fy[ky] * fx[kx];
      if (f == 0.0) continue;
#ifdef TRANSPOSED
      sum += f * parameter_block(weight_base, ((j * 3 + 2 - ky) * 3 + 2 - kx) * per_block + b);
#else
      sum += f * parameter_block(weight_base, ((b * 3 + ky) * 3 + kx) * per_block + j);
#endif
    }
  }
#ifdef TRANSPOSED
  sum = transpose(sum);
#endif
#pragma unroll(l, 0, 4)
  u_${l} = sum[${l}];
#pragma end
}
