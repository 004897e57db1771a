// Mean loss and accuracy of a batch: texel x is the mean of column x of the scores.
#include "lib/prelude.glsl"
#pragma texture scores
uniform int samples;
out vec4 result;

void main() {
  vec4 sum = vec4(0.0);
  UNITS unit = scores_units();
  COORDINATE across = coordinate(int(gl_FragCoord.x), unit.x);
  int count = samples;
  for (int n = 0; n < count; n++) sum += scores_at(across, coordinate(n, unit.y), 0);
  result = vec4(sum.xy / float(count), 0.0, float(count));
}
