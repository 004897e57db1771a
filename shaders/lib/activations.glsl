// Activation functions f and their derivatives f', on four values. KIND: 0 ReLU, 1 leaky ReLU, 2 tanh, 3 sigmoid, 4 GELU, 5 ReLU6.
uniform float slope;

#if KIND == 4
// Gauss error function. Below 1: Maclaurin series; above: 1 - exp(-x^2) times a continued fraction (Abramowitz and
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
vec4 erf_four(vec4 v) { return vec4(erf_of(v.x), erf_of(v.y), erf_of(v.z), erf_of(v.w)); }
#endif

vec4 activate(vec4 v) {
#if KIND == 0
  return max(v, 0.0);
#elif KIND == 1
  return mix(v, slope * v, lessThan(v, vec4(0.0)));
#elif KIND == 2
  vec4 e = exp(-2.0 * abs(v));
  vec4 small = v * (1.0 - v * v * (1.0 / 3.0 - v * v * (2.0 / 15.0 - v * v * 17.0 / 315.0)));
  return mix(sign(v) * (1.0 - e) / (1.0 + e), small, lessThan(abs(v), vec4(0.1)));
#elif KIND == 3
  return 1.0 / (1.0 + exp(-v));
#elif KIND == 5
  return clamp(v, 0.0, 6.0);
#else
  return 0.5 * v * (1.0 + erf_four(v * 0.7071067811865476));
#endif
}

// f' in terms of y = f(x), for functions that tell it.
vec4 activate_slope_at(vec4 y) {
#if KIND == 0
  return vec4(greaterThan(y, vec4(0.0)));
#elif KIND == 1
  return mix(vec4(slope), vec4(1.0), greaterThan(y, vec4(0.0)));
#elif KIND == 2
  return 1.0 - y * y;
#elif KIND == 5
  return vec4(greaterThan(y, vec4(0.0))) * vec4(lessThan(y, vec4(6.0)));
#else
  return y * (1.0 - y);
#endif
}

vec4 activate_slope(vec4 v) {
#if KIND == 0
  return vec4(greaterThan(v, vec4(0.0)));
#elif KIND == 1
  return mix(vec4(slope), vec4(1.0), greaterThan(v, vec4(0.0)));
#elif KIND == 2
  vec4 e = exp(-2.0 * abs(v));
  return 4.0 * e / ((1.0 + e) * (1.0 + e));
#elif KIND == 3
  vec4 e = exp(-abs(v));
  return e / ((1.0 + e) * (1.0 + e));
#elif KIND == 5
  return vec4(greaterThan(v, vec4(0.0))) * vec4(lessThan(v, vec4(6.0)));
#else
  return 0.5 * (1.0 + erf_four(v * 0.7071067811865476)) + v * 0.3989422804014327 * exp(-0.5 * v * v);
#endif
}
