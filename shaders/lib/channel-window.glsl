#include "lib/not-a-number.glsl"
// Sums over the channels c0 - reach.x .. c0 + reach.y around each channel c0, one block of four channels at a time.
uniform ivec2 reach;

// For each of four channels `centre`: the sum of those values of block b (channels 4 b + 0 .. 3) that lie within
// centre - around.x .. centre + around.y.
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
