// Measures how many multiply-adds fragments can compute: 512 rounds of eight independent vec4 chains, nothing fetched.
#include "lib/prelude.glsl"
uniform float seed;
out vec4 result;

void main() {
  vec4 v = vec4(gl_FragCoord.xy, seed, 1.0) * 1e-3;
#pragma unroll(i, 0, 8)
  vec4 acc_${i} = v + float(${i});
#pragma end
  for (int round = 0; round < 512; round++) {
#pragma unroll(i, 0, 8)
    acc_${i} = acc_${i} * 0.999 + v;
#pragma end
  }
  result = acc_0 + acc_1 + acc_2 + acc_3 + acc_4 + acc_5 + acc_6 + acc_7;
}
