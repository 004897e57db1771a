// How many values of each row of a texture are infinite or NaN. Fragment y counts row y.
#include "lib/prelude.glsl"
#include "lib/not-a-number.glsl"
#pragma texture source
uniform ivec2 size; // columns, layers
out vec4 result;

void main() {
  int row = int(gl_FragCoord.y);
  float count = 0.0;
  for (int layer = 0; layer < size.y; layer++) {
    for (int column = 0; column < size.x; column++)
      count += dot(vec4(not(are_finite(source_texel(ivec3(column, row, layer))))), vec4(1.0));
  }
  result = vec4(count, 0.0, 0.0, 0.0);
}
