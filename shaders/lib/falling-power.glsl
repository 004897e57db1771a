#include "lib/not-a-number.glsl"
// v to a negative power: zero where v is infinite, NaN where v is NaN. (Not every driver's pow does that.)
vec4 falling_power(vec4 v, float exponent) {
  return mix(mix(pow(v, vec4(exponent)), vec4(0.0), isinf(v)), v, are_nan(v));
}
