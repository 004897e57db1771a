// Feature maps of one sample as a montage: picture i shows channel first + i. One program shows tensors of every layout
// (see lib/input.glsl), because each program costs the first picture a moment.
#include "lib/prelude.glsl"
#include "lib/colour.glsl"
#include "lib/cells.glsl"
#pragma texture x
#pragma texture extents
uniform ivec4 placing; // pixels of a row in a texel (lanes `pixels`) or 1, phases, log2 of blocks in a fold, rows of a fold
uniform int slot, sample_row, first, count;
uniform vec2 restore; // shown value = stored value * x + y
out vec4 result;

float value(int c, int row, int ix) {
  int block = placing.x > 1 ? c : c >> 2;
  int lane = placing.x > 1 ? ix % placing.x : c & 3;
  int column = ix / placing.x;
  int layer = (block & ((1 << placing.z) - 1)) * placing.y + column % placing.y;
  return x_texel(ivec3(column / placing.y, row + (block >> placing.z) * placing.w, layer))[lane];
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
