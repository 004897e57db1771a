// Measures how many texels fragments can read, in the way kernels do: 256 rounds of eight, from neighbouring places.
#include "lib/prelude.glsl"
#pragma texture source
out vec4 result;

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) & 63;
  UNITS unit = source_units();
#pragma unroll(i, 0, 8)
  COORDINATE down_${i} = coordinate((at.y + ${i}) & 63, unit.y);
#pragma end
  vec4 sum = vec4(0.0);
  for (int round = 0; round < 256; round++) {
    COORDINATE across = coordinate((at.x + round) & 63, unit.x);
#pragma unroll(i, 0, 8)
    sum += source_at(across, down_${i}, 0);
#pragma end
  }
  result = sum;
}
