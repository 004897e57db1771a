// Sums over samples and pixels for batch norm's backward pass, first step: for each channel, of dy and of dy xhat, with
// xhat = (x - mean) / std. Fragment (cb, part) sums one part of the stacked rows, each row on its own (blockwise summation).
#include "lib/prelude.glsl"
#include "lib/row-parts.glsl"
#pragma input dy
#pragma input x
#pragma texture moments // layer 0: mean, layer 1: variance, one texel a channel block
uniform float eps;
layout(location = 0) out vec4 sum;
layout(location = 1) out vec4 product_sum;

void main() {
  int cb = int(gl_FragCoord.x), part = int(gl_FragCoord.y);
  vec4 mean = moments_texel(ivec3(cb, 0, 0));
  vec4 inv_std = inversesqrt(moments_texel(ivec3(cb, 0, 1)) + eps);
  vec4 total = vec4(0.0), product_total = vec4(0.0);
  int width = dy_shape.w, folded = dy_folded(), folded_x = x_folded(), end = first_row(part + 1);
  UNITS unit = dy_units(), unit_x = x_units();
  for (int row = first_row(part); row < end; row++) {
    COORDINATE down = coordinate(dy_row(row, cb, folded), unit.y);
    COORDINATE down_x = coordinate(x_row(row, cb, folded_x), unit_x.y);
    vec4 row_sum = vec4(0.0), row_products = vec4(0.0);
    for (int ix = 0; ix < width; ix++) {
      vec4 g = dy_at(coordinate(dy_column(ix), unit.x), down, dy_layer(cb) + dy_phase_of(ix));
      vec4 xhat = (x_at(coordinate(x_column(ix), unit_x.x), down_x, x_layer(cb) + x_phase_of(ix)) - mean) * inv_std;
      row_sum += g;
      row_products += g * xhat;
    }
    total += row_sum;
    product_total += row_products;
  }
  sum = total;
  product_sum = product_total;
}
