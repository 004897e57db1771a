// Filters of a convolution, packed for those that read them often (lib/conv-filters.glsl): the block that joins output
// block b with input block j (of its group) is block (kx mod ROW_TAPS) filter_blocks + j of row
// (b KH + ky) TAP_ROWS + kx / ROW_TAPS.
// With TRANSPOSED those of the gradient to the input: flipped, output and input channels swapped (b: block of ci, j of
// co in its group).
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/conv-blocks-shape.glsl"
uniform int weight_base, filter_blocks, KH, KW, ROW_TAPS, TAP_ROWS;
layout(location = 0) out vec4 w;

void main() {
  int lane = int(gl_FragCoord.x) & 3;
  int j = int(gl_FragCoord.x) >> 2;
  int b = int(gl_FragCoord.y);
  int kx = quotient(j, filter_blocks);
  j -= kx * filter_blocks;
  kx += b % TAP_ROWS * ROW_TAPS;
  b /= TAP_ROWS;
  int ky = b % KH;
  b /= KH;
  w = vec4(0.0);
  if (kx >= KW) return;
#ifdef TRANSPOSED
  int cob = j + (group_size.x == 0 ? 0 : ((4 * b) / group_size.y * group_size.x) >> 2);
  int i = ((cob * KH + KH - 1 - ky) * KW + KW - 1 - kx) * per_block + b - block_start(cob);
  mat4 block = parameter_block(weight_base, i);
  w = vec4(block[0][lane], block[1][lane], block[2][lane], block[3][lane]);
#else
  w = parameter_lane(weight_base, ((b * KH + ky) * KW + kx) * per_block + j, lane);
#endif
}
