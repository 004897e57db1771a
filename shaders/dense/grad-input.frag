// Gradient of a dense layer to its input: dx[n,c,iy,ix] = sum_co W[co, (c H + iy) W + ix] dy[n,co].
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#pragma input dy
#pragma output dx
uniform int weight_base, per_block;

void main() {
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int iy = row - n * dx_shape.z;
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  vec4 acc_${m}_${p} = vec4(0.0);
#pragma end
#pragma end
  int outputs = dy_shape.y, folded = dy_folded(), base = weight_base, blocks = per_block;
  int apart = dx_shape.z * dx_shape.w * blocks; // from an output block's weights to the next
  int first = (iy * dx_shape.w + int(gl_FragCoord.x) * dx_P) * blocks + dx_block;
  UNITS unit = dy_units(), weight_unit = parameters_units();
  for (int cob = 0; 4 * cob < outputs; cob++, first += apart) {
    vec4 g = dy_at(coordinate(0, unit.x), coordinate(dy_row(n, cob, folded), unit.y), dy_layer(cob));
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
    acc_${m}_${p} += g * parameter_block(base, first + ${p} * blocks + ${m}, weight_unit);
#pragma end
#pragma end
  }
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dx_keep(acc_${m}_${p}, ${m}, ${p});
#pragma end
#pragma end
}
