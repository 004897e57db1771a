// Feature maps of one sample as a montage: picture i shows channel first + i, and a pixel shows the mean of the values that it
// covers. One program shows tensors of every layout (see lib/input.glsl), because each further program would delay the first
// picture.
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
  ivec2 from = max(cell.xy - shrink / 2, 0);
  ivec2 to = min(cell.xy - shrink / 2 + shrink, cells.xy);
  ivec2 size = to - from;
  float part = restore.x / float(size.x * size.y);
#ifdef RGB
  vec3 sum = vec3(0.0);
#else
  float sum = 0.0;
#endif
  for (int y = from.y; y < to.y; y++) {
    int row = sample_row + y;
    for (int x = from.x; x < to.x; x++) {
#ifdef RGB
      sum += vec3(value(0, row, x), value(1, row, x), value(2, row, x));
#else
      sum += value(first + cell.z, row, x);
#endif
    }
  }
#ifdef RGB
  result = vec4(sum * part + restore.y, 1.0);
#else
  result = colour_of(sum * part + restore.y, extents_texel(ivec3(slot, 0, 0)).z);
#endif
}
