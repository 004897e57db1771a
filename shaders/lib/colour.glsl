// Colour maps of nine stops, linear in between. `extent`: the largest absolute value, measured on the GPU.
// NaN has no colour: it is hatched.
#include "lib/not-a-number.glsl"
uniform vec3 stops[9];
uniform int scale; // 0: magnitudes from zero up; 1: signed, zero in the middle; 2: values are 0 .. 1 already

vec3 colour(float t) {
  float at = clamp(t, 0.0, 1.0) * 8.0;
  int i = min(int(at), 7);
  return mix(stops[i], stops[i + 1], at - float(i));
}
vec4 colour_of(float v, float extent) {
  if (is_nan(v)) {
    float share = (int(gl_FragCoord.x) + int(gl_FragCoord.y)) % 3 == 0 ? 0.6 : 0.15;
    return vec4(vec3(0.5 * share), share);
  }
  float share = extent > 0.0 || isinf(v) ? v / extent : 0.0;
  return vec4(colour(scale == 1 ? 0.5 + 0.5 * share : scale == 0 ? abs(share) : v), 1.0);
}
