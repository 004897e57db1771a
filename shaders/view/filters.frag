// Filters of a bank as a montage: picture i is input channel i mod inputs (counted from first.y) of output channel
// first.x + i / inputs, kernel row by row.
#include "lib/prelude.glsl"
#include "lib/colour.glsl"
#include "lib/cells.glsl"
#include "lib/parameters.glsl"
#include "lib/conv-blocks-shape.glsl"
#pragma texture extents
uniform int slot, weight_base;
uniform ivec3 first;  // output channel, input channel, input channels shown of each filter
uniform ivec4 bank;   // outputs, inputs of one filter, kernel height, kernel width
out vec4 result;

void main() {
  ivec3 cell = cell_of_fragment();
  result = vec4(0.0);
  if (cell.z < 0) return;
  int co = first.x + cell.z / first.z;
  int i = first.y + cell.z % first.z;
  if (co >= bank.x || i >= bank.y) return;
  int ci = i + (group_size.x == 0 ? 0 : co / group_size.x * group_size.y);
  int block = (((co >> 2) * bank.z + cell.y) * bank.w + cell.x) * per_block + (ci >> 2) - block_start(co >> 2);
  float v = parameter_lane(weight_base, block, ci & 3)[co & 3];
  result = colour_of(v, extents_texel(ivec3(slot, 0, 0)).z);
}
