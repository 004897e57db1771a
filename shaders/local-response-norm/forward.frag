// Local response normalisation across channels (Krizhevsky et al. 2012), as torch.nn.LocalResponseNorm:
//   base[c] = k + share sum_{c' = c - reach.x .. c + reach.y} x[c']^2,   y[c] = x[c] base[c]^-beta
// share = alpha / size. Channels outside the tensor count as zero. `base` is kept for the gradient (WITH_BASE).
#include "lib/prelude.glsl"
#include "lib/channel-window.glsl"
#include "lib/falling-power.glsl"
#pragma input x
#pragma output y
#pragma output base
uniform float share, beta, k;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int block = y_block + ${m};
    ivec4 centre = 4 * block + ivec4(0, 1, 2, 3);
    vec4 sum = vec4(0.0);
    int first = max(0, (centre.x - reach.x) >> 2);
    int last = min((x_shape.y - 1) >> 2, (centre.w + reach.y) >> 2);
    for (int b = first; b <= last; b++) {
      vec4 v = x_phase(x_place(row, b, column), ${p});
      sum += channel_window(centre, b, v * v, reach);
    }
    vec4 divisor = k + share * sum;
    y_${m}_${p} = y_keep(x_phase(x_place(row, block, column), ${p}) * falling_power(divisor, -beta), ${m}, ${p});
#ifdef WITH_BASE
    base_${m}_${p} = y_keep(divisor, ${m}, ${p});
#endif
  }
#pragma end
#pragma end
}
