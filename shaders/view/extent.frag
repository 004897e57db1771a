// The range of all rows, into one slot.
#include "lib/prelude.glsl"
#pragma texture rows
uniform int count;
out vec4 result;

void main() {
  vec4 total = vec4(0.0);
  for (int i = 0; i < count; i++) {
    vec4 row = rows_texel(ivec3(i, 0, 0));
    total = vec4(min(total.x, row.x), max(total.yz, row.yz), 0.0);
  }
  result = total;
}
