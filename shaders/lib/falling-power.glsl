#include "lib/not-a-number.glsl"
// v to a negative power: zero where v is infinite, not a number where v is none. (Not every driver's pow knows.)
vec4 falling_power(vec4 v, float exponent) {
  return mix(mix(pow(v, vec4(exponent)), vec4(0.0), isinf(v)), v, are_nan(v));
}
