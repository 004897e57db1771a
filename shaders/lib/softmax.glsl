#include "lib/not-a-number.glsl"
#pragma input z
// Largest logit of a sample, and the sum of exp(z - largest), whose exponentials never overflow. Both are NaN where a logit is
// NaN or the largest is infinite, and so is everything computed from them.
vec2 softmax_total(int n) {
  float largest = z_fetch(n, 0, 0).x;
  for (int c = 1; c < z_shape.y; c++) {
    float v = z_fetch(n, c >> 2, 0)[c & 3];
    if (surpasses(v, largest)) largest = v;
  }
  if (is_nan(largest) || isinf(largest)) return vec2(uintBitsToFloat(0x7fc00000u));
  float sum = 0.0;
  for (int c = 0; c < z_shape.y; c++) sum += exp(z_fetch(n, c >> 2, 0)[c & 3] - largest);
  return vec2(largest, sum);
}
