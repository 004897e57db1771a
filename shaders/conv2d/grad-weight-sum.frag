// Gradient to the weights, second step: adds the parts and puts each block where the parameters keep it.
// Target texel i (counted from the parameter's first row) is block ((cob KH + ky) KW + kx) per_block + j, one draw
// buffer for each input lane. Entries outside the bank, or joining two groups, are zero.
#include "lib/prelude.glsl"
#include "lib/conv-blocks-shape.glsl"
// GROUP: taps that a draw of the first step writes, side by side in layers.
#pragma texture parts
uniform ivec3 grid;        // width of the parts, items, splits
uniform int tap_rows;      // rows of the parts that a draw of grad-weight.frag takes
uniform ivec4 bank;        // outputs, inputs in all, kernel height, blocks in the bank
uniform ivec2 target;      // first row, width of the target
layout(location = 0) out vec4 lane_0;
layout(location = 1) out vec4 lane_1;
layout(location = 2) out vec4 lane_2;
layout(location = 3) out vec4 lane_3;

vec4 total(int item, int layer, int row) {
  vec4 sum = vec4(0.0);
  UNITS unit = parts_units();
  ivec3 size = grid;
  for (int part = 0; part < size.z; part++) {
    int fragment = part * size.y + item;
    int down = quotient(fragment, size.x);
    sum += parts_at(coordinate(fragment - down * size.x, unit.x), coordinate(row + down, unit.y), layer);
  }
  return sum;
}
// Which of the four outputs share a group with this input.
vec4 joined(int cob, int ci) {
  ivec4 co = 4 * cob + ivec4(0, 1, 2, 3);
  bvec4 inside = lessThan(co, ivec4(ci < bank.y ? bank.x : 0));
  if (group_size.x == 0) return vec4(inside);
  return vec4(inside) * vec4(equal(co / group_size.x, ivec4(ci / group_size.y)));
}

void main() {
  lane_0 = lane_1 = lane_2 = lane_3 = vec4(0.0);
  int i = (int(gl_FragCoord.y) - target.x) * target.y + int(gl_FragCoord.x);
  if (i >= bank.w) return;
  int j = i % per_block;
  int rest = i / per_block;
  int kx = rest % KW;
  rest /= KW;
  int cob = rest / bank.z;
  int ci = 4 * (block_start(cob) + j);
#ifdef PIXELS
  int item = (rest * ((KW + GROUP - 1) / GROUP) + kx / GROUP) * bank.y + ci;
  lane_0 = joined(cob, ci) * total(item, kx % GROUP, 0);
  if (ci + 1 < bank.y) lane_1 = joined(cob, ci + 1) * total(item + 1, kx % GROUP, 0);
  if (ci + 2 < bank.y) lane_2 = joined(cob, ci + 2) * total(item + 2, kx % GROUP, 0);
  if (ci + 3 < bank.y) lane_3 = joined(cob, ci + 3) * total(item + 3, kx % GROUP, 0);
#else
  int item = rest * per_block + j;
  int row = kx / GROUP * tap_rows;
  int layer = kx % GROUP * 4;
  lane_0 = joined(cob, ci) * total(item, layer, row);
  lane_1 = joined(cob, ci + 1) * total(item, layer + 1, row);
  lane_2 = joined(cob, ci + 2) * total(item, layer + 2, row);
  lane_3 = joined(cob, ci + 3) * total(item, layer + 3, row);
#endif
}
