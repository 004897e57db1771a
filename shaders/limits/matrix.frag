// Measures how many products of a 4x4 matrix and a vector fragments can compute, the form that convolutions have, with
// nothing fetched: 512 rounds of eight, each applied to the result of the round before. The matrix (a Hadamard matrix, halved)
// preserves the length of a vector if `seed` is 1.
#include "lib/prelude.glsl"
uniform float seed;
out vec4 result;

void main() {
  float h = 0.5 * seed;
  mat4 m = mat4(h, h, h, h, h, -h, h, -h, h, h, -h, -h, h, -h, -h, h);
  vec4 more = vec4(seed * 1e-3);
#pragma unroll(i, 0, 8)
  vec4 v_${i} = vec4(gl_FragCoord.xy, seed, 1.0) + float(${i});
#pragma end
  for (int round = 0; round < 512; round++) {
#pragma unroll(i, 0, 8)
    v_${i} = m * v_${i} + more;
#pragma end
  }
  result = v_0 + v_1 + v_2 + v_3 + v_4 + v_5 + v_6 + v_7;
}
