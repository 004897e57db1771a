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
  for (int cob = 0; 4 * cob < dy_shape.y; cob++) {
    vec4 g = dy_fetch(n, cob, 0);
    int first = (cob * dx_shape.z + iy) * dx_shape.w;
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
    acc_${m}_${p} += g * parameter_block(weight_base, (first + int(gl_FragCoord.x) * dx_P + ${p}) * per_block + dx_block + ${m});
#pragma end
#pragma end
  }
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  dx_${m}_${p} = dx_keep(acc_${m}_${p}, ${m}, ${p});
#pragma end
#pragma end
}
