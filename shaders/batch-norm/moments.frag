// Mean and variance over samples and pixels, for each channel, first step. Fragment (cb, part) takes one part of the stacked
// rows, in two passes: first its mean m = K + sum(x - K) / n, K its first value, then the mean of (x - m)^2 (half floats could
// not hold the sum of a large batch). Differences from a nearby value keep their digits where the mean is much larger than the
// standard deviation.
// Each row is summed on its own before it joins the total (blockwise summation).
#include "lib/prelude.glsl"
#include "lib/row-parts.glsl"
#pragma input x
layout(location = 0) out vec4 mean;
layout(location = 1) out vec4 square;

void main() {
  int cb = int(gl_FragCoord.x), part = int(gl_FragCoord.y);
  int first = first_row(part), end = first_row(part + 1);
  int width = x_shape.w, folded = x_folded(), layer = x_layer(cb);
  UNITS unit = x_units();
  vec4 near = x_fetch(first, cb, 0);
  vec4 sum = vec4(0.0);
  for (int row = first; row < end; row++) {
    COORDINATE down = coordinate(x_row(row, cb, folded), unit.y);
    vec4 row_sum = vec4(0.0);
    for (int ix = 0; ix < width; ix++) row_sum += x_at(coordinate(x_column(ix), unit.x), down, layer + x_phase_of(ix)) - near;
    sum += row_sum;
  }
  vec4 middle = near + sum / float((end - first) * width);
  sum = vec4(0.0);
  for (int row = first; row < end; row++) {
    COORDINATE down = coordinate(x_row(row, cb, folded), unit.y);
    vec4 row_sum = vec4(0.0);
    for (int ix = 0; ix < width; ix++) {
      vec4 v = x_at(coordinate(x_column(ix), unit.x), down, layer + x_phase_of(ix)) - middle;
      row_sum += v * v;
    }
    sum += row_sum;
  }
  mean = middle;
  square = sum / float((end - first) * width);
}
