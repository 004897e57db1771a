// Mean loss and share of right answers of a batch, into one texel of the history.
#include "lib/prelude.glsl"
#pragma texture samples
uniform int count;
out vec4 result;

void main() {
  vec4 sum = vec4(0.0);
  for (int n = 0; n < count; n++) sum += samples_texel(ivec3(0, n, 0));
  result = vec4(sum.xy / float(count), 0.0, float(count));
}
