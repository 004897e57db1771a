#include "lib/not-a-number.glsl"
// Sum over the channels near each of the four of a block: of lane l of block b at weight TERM(b), where channel
// c = 4 b + l lies in c0 - reach.x .. c0 + reach.y of output channel c0.
uniform ivec2 reach;

// How much of the four values of block b each output channel takes in.
vec4 channel_window(ivec4 centre, int b, vec4 values, ivec2 around) {
  vec4 sum = vec4(0.0);
  for (int lane = 0; lane < 4; lane++) {
    ivec4 distance = ivec4(4 * b + lane) - centre;
    bvec4 above = greaterThanEqual(distance, ivec4(-around.x));
    bvec4 below = lessThanEqual(distance, ivec4(around.y));
    sum += mix(vec4(0.0), vec4(values[lane]), both(above, below));
  }
  return sum;
}
