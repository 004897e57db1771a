// Gradient of batch norm to its input, with N values a channel and xhat = (x - mean) / std:
//   batch statistics:   dx = gamma / std (dy - sum(dy) / N - xhat sum(dy xhat) / N)
//   running statistics: dx = gamma / std dy
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#pragma input x
#pragma input dy
#pragma output dx
#pragma texture moments // layer 0: mean, layer 1: variance, one texel a channel block
#pragma texture sums // layer 0: sum(dy), layer 1: sum(dy xhat), as items of lib/grad-sums.glsl
#include "lib/grad-sums.glsl"
uniform int weight_base;
uniform float eps, share; // 1 / N

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
#pragma unroll(m, 0, dx_M)
  {
    int cb = dx_block + ${m};
    vec4 inv_std = 1.0 / sqrt(moments_texel(ivec3(cb, 0, 1)) + eps);
    vec4 scale = parameter_vector(weight_base, cb) * inv_std;
#ifdef BATCH
    vec4 mean = moments_texel(ivec3(cb, 0, 0));
    ivec2 of_cb = texel_of_sum(cb);
    vec4 mean_dy = share * sums_texel(ivec3(of_cb, 0));
    vec4 mean_dy_xhat = share * sums_texel(ivec3(of_cb, 1));
#endif
    Place x_of_cb = x_place(row, cb, column), dy_of_cb = dy_place(row, cb, column);
#pragma unroll(p, 0, dx_P)
    {
      vec4 g = dy_phase(dy_of_cb, ${p});
#ifdef BATCH
      g -= mean_dy + (x_phase(x_of_cb, ${p}) - mean) * inv_std * mean_dy_xhat;
#endif
      dx_${m}_${p} = dx_keep(g * scale, ${m}, ${p});
    }
#pragma end
  }
#pragma end
}
