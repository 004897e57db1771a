// Euclidean norm over all channels at each pixel, as one picture: how large a gradient is there, whatever its signs.
#include "lib/prelude.glsl"
#include "lib/colour.glsl"
#include "lib/cells.glsl"
#pragma input x
#pragma texture extents
uniform int slot, sample_row;
out vec4 result;

void main() {
  ivec3 cell = cell_of_fragment();
  result = vec4(0.0);
  if (cell.z != 0) return;
  float squares = 0.0;
  for (int cb = 0; 4 * cb < x_shape.y; cb++) {
    vec4 v = x_fetch(sample_row + cell.y, cb, cell.x);
    squares += dot(v, v);
  }
  result = colour_of(sqrt(squares), extents_texel(ivec3(slot, 0, 0)).z);
}
