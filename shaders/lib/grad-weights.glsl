// First step of the gradient to a convolution's weights and bias: see grad-sums.glsl. With BIAS there are the bias's
// fragments behind those of the weights: part * bias_blocks + cob.
#include "lib/not-a-number.glsl"
#include "lib/conv-blocks-shape.glsl"
#include "lib/grad-rows.glsl"
#include "lib/grad-sums.glsl"
#ifdef BIAS
#include "lib/grad-bias.glsl"
#endif
uniform int bias_blocks;

bool is_weight(Sum of) { return of.part < sums_grid.z; }
// The same of a fragment behind the weights': item is the block of outputs.
Sum bias_sum(Sum of) {
  int fragment = (of.part - sums_grid.z) * sums_grid.y + of.item;
  int part = fragment / bias_blocks;
  return Sum(fragment - part * bias_blocks, part);
}

// Of what belongs to the four outputs of block cob and to input ci, that which is a weight: of channels that are there, in
// the same group.
vec4 joined(vec4 v, int cob, int ci, int outputs, int inputs) {
  ivec4 co = 4 * cob + ivec4(0, 1, 2, 3);
  bvec4 weights = lessThan(co, ivec4(ci < inputs ? outputs : 0));
  if (group_size.x > 0) weights = both(weights, equal(co / group_size.x, ivec4(ci / group_size.y)));
  return mix(vec4(0.0), v, weights);
}
