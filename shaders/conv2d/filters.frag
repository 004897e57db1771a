// Filters of convolutions, packed for kernels that read them often (lib/conv-filters.glsl), one pack below the other. For each
// row, `places` says which pack it belongs to (app/engine/parameters/filter-pages.ts). In a pack's rows, the 4x4 block that
// joins output block b with input block j (of its group) at (ky, kx) is block (kx mod row_taps) blocks + j of row
// (b KH + ky) tap_rows + kx / row_taps. Transposed filters are for the gradient to the input: flipped, with output and input
// channels swapped (b: block of ci; j: block of co in its group).
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#pragma texture places
layout(location = 0) out vec4 w;

// For a block of output channels, the first block of the input channels of its group, with group = (outputs, inputs) in a
// group; with the two swapped, for a block of input channels the first block of outputs.
int group_start(int block, ivec2 group) { return group.x == 0 ? 0 : ((4 * block) / group.x * group.y) >> 2; }

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec4 bank = ivec4(places_texel(ivec3(0, at.y, 0))); // first row in the parameters, first row of the pack; KH, KW
  ivec4 size = ivec4(places_texel(ivec3(1, at.y, 0))); // taps in a row, rows of a kernel row; blocks of a tap here, blocks of a tap in the parameters
  ivec4 way = ivec4(places_texel(ivec3(2, at.y, 0)));  // transposed; outputs and inputs in a group
  int lane = at.x & 3;
  int j = at.x >> 2;
  int tap = quotient(j, size.z);
  j -= tap * size.z;
  int row = at.y - bank.y;
  int b = quotient(row, size.y);
  int kx = (row - b * size.y) * size.x + tap;
  int ky = b % bank.z;
  b /= bank.z;
  w = vec4(0.0);
  if (tap >= size.x || kx >= bank.w) return;
  if (way.x == 1) {
    int cob = j + group_start(b, way.wz);
    int i = ((cob * bank.z + bank.z - 1 - ky) * bank.w + bank.w - 1 - kx) * size.w + b - group_start(cob, way.zw);
    mat4 block = parameter_block(bank.x, i);
    w = vec4(block[0][lane], block[1][lane], block[2][lane], block[3][lane]);
  } else {
    w = parameter_lane(bank.x, ((b * bank.z + ky) * bank.w + kx) * size.w + j, lane);
  }
}
