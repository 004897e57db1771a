// Feature maps of one sample as a montage: picture i shows channel first + i.
#include "lib/prelude.glsl"
#include "lib/colour.glsl"
#include "lib/cells.glsl"
#pragma input x
#pragma texture extents
uniform int slot, sample_row, first, count;
uniform vec2 restore; // shown value = stored value * x + y
out vec4 result;

float value(int c, int row, int ix) {
#ifdef PIXELS
  return x_texel(ivec3(ix >> 2, row, c))[ix & 3];
#else
  return x_fetch(row, c >> 2, ix)[c & 3];
#endif
}

void main() {
  ivec3 cell = cell_of_fragment();
  result = vec4(0.0);
  if (cell.z < 0 || cell.z >= count) return;
  int row = sample_row + cell.y;
#ifdef RGB
  result = vec4(vec3(value(0, row, cell.x), value(1, row, cell.x), value(2, row, cell.x)) * restore.x + restore.y, 1.0);
#else
  float v = value(first + cell.z, row, cell.x) * restore.x + restore.y;
  result = vec4(colour_of(v, extents_texel(ivec3(slot, 0, 0)).z), 1.0);
#endif
}
