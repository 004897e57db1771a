// First step of the gradient to a convolution's weights and bias: see grad-sums.glsl. With BIAS, the fragments of the bias,
// part * bias_blocks + cob, follow those of the weights.
#include "lib/not-a-number.glsl"
#include "lib/conv-blocks-shape.glsl"
#include "lib/grad-rows.glsl"
#include "lib/grad-sums.glsl"
#ifdef BIAS
#include "lib/grad-bias.glsl"
#endif
uniform int bias_blocks;

bool is_weight(Sum of) { return of.part < sums_grid.z; }
// What a fragment after those of the weights sums: item is the block of output channels.
Sum bias_sum(Sum of) {
  int fragment = (of.part - sums_grid.z) * sums_grid.y + of.item;
  int part = fragment / bias_blocks;
  return Sum(fragment - part * bias_blocks, part);
}

// v, for the four outputs of block cob and input ci, with zeros where there is no such weight: one of the channels does not
// exist, or they are in different groups.
vec4 joined(vec4 v, int cob, int ci, int outputs, int inputs) {
  ivec4 co = 4 * cob + ivec4(0, 1, 2, 3);
  bvec4 weights = lessThan(co, ivec4(ci < inputs ? outputs : 0));
  if (group_size.x > 0) weights = both(weights, equal(co / group_size.x, ivec4(ci / group_size.y)));
  return mix(vec4(0.0), v, weights);
}
