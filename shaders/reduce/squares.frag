// Sum of squares of each row of a texture, over columns and layers, times `share`. Fragment y sums row y; texels and lanes that
// a tensor does not use are zero.
#include "lib/prelude.glsl"
#pragma texture source
uniform ivec2 size; // columns, layers
uniform float share;
out vec4 result;

void main() {
  int row = int(gl_FragCoord.y);
  vec4 sum = vec4(0.0);
  for (int layer = 0; layer < size.y; layer++) {
    for (int column = 0; column < size.x; column++) {
      vec4 v = source_texel(ivec3(column, row, layer));
      sum += share * v * v;
    }
  }
  result = vec4(dot(sum, vec4(1.0)), 0.0, 0.0, 0.0);
}
