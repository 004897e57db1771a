// Smallest, largest and largest absolute value of each row of texels, over columns and layers; values that are not finite do
// not count. Lanes that hold no value are zero, so the range always includes zero. A second run (`ranges`) combines the ranges
// of all rows into one.
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma texture source
uniform int first_row, columns, layers, ranges;
uniform ivec2 folds; // how many, and rows from one to the next (see lib/input.glsl)
out vec4 result;

void main() {
  int row = ranges == 1 ? 0 : first_row + int(gl_FragCoord.x);
  vec4 low = vec4(0.0);
  vec4 high = vec4(0.0);
  for (int part = 0; part < folds.x * layers; part++) {
    int layer = part % layers;
    int at = row + part / layers * folds.y;
    for (int column = 0; column < columns; column++) {
      vec4 v = source_texel(ivec3(column, at, layer));
      v = mix(vec4(0.0), v, are_finite(v));
      low = min(low, v);
      high = max(high, v);
    }
  }
  float least = min(min(low.x, low.y), min(low.z, low.w));
  float most = max(max(high.x, high.y), max(high.z, high.w));
  result = ranges == 1 ? vec4(low.x, high.yz, 0.0) : vec4(least, most, max(-least, most), 0.0);
}
