// Sums for batch norm's backward pass, second step: adds the parts. Item cb of lib/grad-sums.glsl is channel block cb.
#include "lib/prelude.glsl"
#include "lib/grad-sums.glsl"
#pragma texture addends // layers as the outputs; row: part
uniform int parts;
layout(location = 0) out vec4 sum;
layout(location = 1) out vec4 product_sum;

void main() {
  sum = product_sum = vec4(0.0);
  Sum of = sum_of_fragment();
  if (of.part >= sums_grid.z) return;
  UNITS unit = addends_units();
  COORDINATE across = coordinate(of.item, unit.x);
  int count = parts;
  vec4 total = vec4(0.0), product_total = vec4(0.0);
  for (int part = 0; part < count; part++) {
    COORDINATE down = coordinate(part, unit.y);
    total += addends_at(across, down, 0);
    product_total += addends_at(across, down, 1);
  }
  sum = total;
  product_sum = product_total;
}
