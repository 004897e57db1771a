// Batch norm (Ioffe and Szegedy 2015): y = gamma (x - mean) / sqrt(variance + eps) + beta, for each channel.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#pragma input x
#pragma output y
#pragma texture moments // layer 0: mean, layer 1: variance, one texel a channel block
uniform int weight_base, bias_base;
uniform float eps;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
#pragma unroll(m, 0, y_M)
  {
    int cb = y_block + ${m};
    vec4 mean = moments_texel(ivec3(cb, 0, 0));
    vec4 scale = parameter_vector(weight_base, cb) / sqrt(moments_texel(ivec3(cb, 0, 1)) + eps);
    vec4 beta = parameter_vector(bias_base, cb);
    Place x_of_cb = x_place(row, cb, column);
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep((x_phase(x_of_cb, ${p}) - mean) * scale + beta, ${m}, ${p});
#pragma end
  }
#pragma end
}
