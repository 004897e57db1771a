// As many texel fetches as a fragment can do: 256 rounds of eight, from neighbouring places.
#include "lib/prelude.glsl"
uniform sampler2DArray source;
out vec4 result;

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) & 63;
  vec4 sum = vec4(0.0);
  for (int round = 0; round < 256; round++) {
#pragma unroll(i, 0, 8)
    sum += texelFetch(source, ivec3((at.x + round) & 63, (at.y + ${i}) & 63, 0), 0);
#pragma end
  }
  result = sum;
}
