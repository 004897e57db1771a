// Gradient of y[c] = x[c] base[c]^-beta, base[c] = k + share sum over c's window of x^2:
//   dx[c] = dy[c] base[c]^-beta - 2 share beta x[c] sum_{c'} dy[c'] x[c'] base[c']^(-beta-1)
// over every c' whose window holds c: c - reach.y .. c + reach.x.
#include "lib/prelude.glsl"
#include "lib/channel-window.glsl"
#include "lib/falling-power.glsl"
#pragma input x
#pragma input dy
#pragma input base
#pragma output dx
uniform float share, beta;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    int block = dx_block + ${m};
    ivec4 centre = 4 * block + ivec4(0, 1, 2, 3);
    vec4 sum = vec4(0.0);
    int first = max(0, (centre.x - reach.y) >> 2);
    int last = min((x_shape.y - 1) >> 2, (centre.w + reach.x) >> 2);
    for (int b = first; b <= last; b++) {
      // Lanes past the last channel hold a base of zero; their dy and x are zero too.
      vec4 divisor = base_phase(base_place(row, b, column), ${p});
      vec4 power = mix(falling_power(divisor, -beta - 1.0), vec4(0.0), lessThanEqual(divisor, vec4(0.0)));
      sum += channel_window(centre, b, dy_phase(dy_place(row, b, column), ${p}) * x_phase(x_place(row, b, column), ${p}) * power, reach.yx);
    }
    vec4 own = base_phase(base_place(row, block, column), ${p});
    vec4 direct = dy_phase(dy_place(row, block, column), ${p}) * mix(falling_power(own, -beta), vec4(0.0), lessThanEqual(own, vec4(0.0)));
    dx_${m}_${p} = dx_keep(direct - 2.0 * share * beta * x_phase(x_place(row, block, column), ${p}) * sum, ${m}, ${p});
  }
#pragma end
#pragma end
}
