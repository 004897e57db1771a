// Activation functions on four values: `activate` is f, `activate_back` gives dy f'(x), and `activate_back_at` gives the
// same from y = f(x), for functions whose derivative follows from it. The define ACTIVATION_<NAME>, with the name as in
// app/nn/activations.ts, selects a section. NaN stays NaN.
#include "lib/not-a-number.glsl"
uniform float slope;

#ifdef ACTIVATION_RELU // max(0, x)
vec4 activate(vec4 v) { return mix(v, vec4(0.0), are_negative(v)); }
vec4 activate_back(vec4 dy, vec4 v) { return mix(dy, vec4(0.0), lessThanEqual(v, vec4(0.0))); }
vec4 activate_back_at(vec4 dy, vec4 y) { return activate_back(dy, y); }
#endif

#ifdef ACTIVATION_RELU6 // min(6, max(0, x))
vec4 activate(vec4 v) { return mix(clamp(v, 0.0, 6.0), v, are_nan(v)); }
vec4 activate_back(vec4 dy, vec4 v) {
  return mix(vec4(0.0), dy, both(greaterThan(v, vec4(0.0)), lessThan(v, vec4(6.0))));
}
vec4 activate_back_at(vec4 dy, vec4 y) { return activate_back(dy, y); }
#endif

#ifdef ACTIVATION_LEAKY_RELU // x, or slope x below zero
vec4 activate(vec4 v) { return mix(v, slope * v, lessThan(v, vec4(0.0))); }
vec4 activate_back(vec4 dy, vec4 v) { return mix(slope * dy, dy, greaterThan(v, vec4(0.0))); }
vec4 activate_back_at(vec4 dy, vec4 y) { return activate_back(dy, y); }
#endif

#ifdef ACTIVATION_TANH // near zero by its series, since the quotient loses digits to cancellation there
vec4 activate(vec4 v) {
  vec4 e = exp(-2.0 * abs(v));
  vec4 small = v * (1.0 - v * v * (1.0 / 3.0 - v * v * (2.0 / 15.0 - v * v * 17.0 / 315.0)));
  return mix(sign(v) * (1.0 - e) / (1.0 + e), small, either(lessThan(abs(v), vec4(0.1)), are_nan(v)));
}
vec4 activate_back(vec4 dy, vec4 v) {
  vec4 e = exp(-2.0 * abs(v));
  return dy * mix(4.0 * e / ((1.0 + e) * (1.0 + e)), v, are_nan(v));
}
vec4 activate_back_at(vec4 dy, vec4 y) { return dy * (1.0 - y * y); }
#endif

#ifdef ACTIVATION_SIGMOID // 1 / (1 + exp(-x)), by an exponential that never overflows
vec4 activate(vec4 v) {
  vec4 e = exp(-abs(v));
  return mix(mix(vec4(1.0), e, lessThan(v, vec4(0.0))) / (1.0 + e), v, are_nan(v));
}
vec4 activate_back(vec4 dy, vec4 v) {
  vec4 e = exp(-abs(v));
  return dy * mix(e / ((1.0 + e) * (1.0 + e)), v, are_nan(v));
}
vec4 activate_back_at(vec4 dy, vec4 y) { return dy * (y * (1.0 - y)); }
#endif

#ifdef ACTIVATION_GELU // x Phi(x) (Hendrycks and Gimpel 2016)
// Gauss error function. Below 2: exp(-x^2) times a series; above: 1 - exp(-x^2) times a continued fraction (Abramowitz and
// Stegun 7.1.6 and 7.1.14), both to float precision without cancellation.
float erf_of(float x) {
  float a = abs(x);
  if (a < 2.0) {
    float term = a;
    float sum = a;
    for (int k = 1; k < 32; k++) {
      term *= 2.0 * a * a / float(2 * k + 1);
      sum += term;
    }
    return sign(x) * 1.1283791670955126 * exp(-a * a) * sum;
  }
  float fraction = 0.0;
  for (int k = 24; k >= 1; k--) fraction = 0.5 * float(k) / (a + fraction);
  return sign(x) * (1.0 - exp(-a * a) * 0.5641895835477563 / (a + fraction));
}
// Phi(v), the cumulative distribution function of the standard normal distribution.
vec4 normal_share(vec4 v) {
  v *= 0.7071067811865476;
  return mix(0.5 * (1.0 + vec4(erf_of(v.x), erf_of(v.y), erf_of(v.z), erf_of(v.w))), v, are_nan(v));
}
vec4 activate(vec4 v) { return v * normal_share(v); }
vec4 activate_back(vec4 dy, vec4 v) { return dy * (normal_share(v) + v * 0.3989422804014327 * exp(-0.5 * v * v)); }
#endif
