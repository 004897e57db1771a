// Sums over samples and pixels, for each channel, first step. Fragment (cb, part) adds one part of the stacked rows.
//   SUM:      a
//   SQUARES:  (a - mean)^2                      two-pass variance, no cancellation
//   NORM:     dy  and  dy xhat,  xhat = (x - mean) inv_std     for batch norm's backward pass
// Each row is summed on its own before it joins the total (blockwise summation).
#include "lib/prelude.glsl"
#pragma input a
#if MODE == 2
#pragma input x
#endif
uniform int parts;
#pragma texture moments // layer 0: mean, layer 1: variance, one texel a channel block
uniform float eps;
layout(location = 0) out vec4 sum_0;
#if MODE == 2
layout(location = 1) out vec4 sum_1;
#endif

void main() {
  int cb = int(gl_FragCoord.x);
  int part = int(gl_FragCoord.y);
  int rows = a_shape.x * a_shape.z;
  int last = (rows * (part + 1)) / parts;
  vec4 mean = vec4(0.0);
#if MODE >= 1
  mean = moments_texel(ivec3(cb, 0, 0));
#endif
#if MODE == 2
  vec4 inv_std = inversesqrt(moments_texel(ivec3(cb, 0, 1)) + eps);
  vec4 other = vec4(0.0);
#endif
  vec4 sum = vec4(0.0);
  int width = a_shape.w, folded = a_folded();
  UNITS unit = a_units();
#if MODE == 2
  int folded_x = x_folded();
  UNITS unit_x = x_units();
#endif
  for (int row = (rows * part) / parts; row < last; row++) {
    COORDINATE down = coordinate(a_row(row, cb, folded), unit.y);
#if MODE == 2
    COORDINATE down_x = coordinate(x_row(row, cb, folded_x), unit_x.y);
#endif
    vec4 row_sum = vec4(0.0);
    vec4 row_other = vec4(0.0);
    for (int ox = 0; ox < width; ox++) {
      vec4 v = a_at(coordinate(a_column(ox), unit.x), down, a_layer(cb) + a_phase_of(ox));
#if MODE == 0
      row_sum += v;
#elif MODE == 1
      row_sum += (v - mean) * (v - mean);
#else
      row_sum += v;
      vec4 xhat = (x_at(coordinate(x_column(ox), unit_x.x), down_x, x_layer(cb) + x_phase_of(ox)) - mean) * inv_std;
      row_other += v * xhat;
#endif
    }
    sum += row_sum;
#if MODE == 2
    other += row_other;
#endif
  }
  sum_0 = sum;
#if MODE == 2
  sum_1 = other;
#endif
}
