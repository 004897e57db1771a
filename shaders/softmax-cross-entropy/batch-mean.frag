// Mean loss and accuracy of a batch, into one texel of the history.
#include "lib/prelude.glsl"
#pragma texture samples
uniform int count;
out vec4 result;

void main() {
  vec4 sum = vec4(0.0);
  UNITS unit = samples_units();
  COORDINATE across = coordinate(0, unit.x);
  int samples = count;
  for (int n = 0; n < samples; n++) sum += samples_at(across, coordinate(n, unit.y), 0);
  result = vec4(sum.xy / float(count), 0.0, float(count));
}
