// Sums over samples and pixels, second step: adds the parts of channel-sum.frag, times `scale`.
// Target texel i, counted from row target.x in rows of target.y texels, is channel block i; past the last: zero.
#include "lib/prelude.glsl"
#pragma texture sums
uniform int parts, layer, blocks;
uniform ivec2 target;
uniform float scale;
out vec4 result;

void main() {
  int cb = (int(gl_FragCoord.y) - target.x) * target.y + int(gl_FragCoord.x);
  result = vec4(0.0);
  if (cb >= blocks) return;
  UNITS unit = sums_units();
  COORDINATE across = coordinate(cb, unit.x);
  int count = parts, of = layer;
  for (int part = 0; part < count; part++) result += sums_at(across, coordinate(part, unit.y), of);
  result *= scale;
}
