// Adam (Kingma and Ba 2015), as torch.optim.Adam, with weight decay in the gradient, g = gradient + weight_decay w:
//   m' = b1 m + (1 - b1) g;   v' = b2 v + (1 - b2) g^2;   w' = w - step_size m' / (sqrt(v') / root_correction + eps)
// with step_size = rate / (1 - b1^t) and root_correction = sqrt(1 - b2^t).
// With DECOUPLED (AdamW, Loshchilov and Hutter 2019) g is the gradient alone and weight_decay w is first subtracted from w;
// the uniform weight_decay then holds rate times the setting. The square root of v is stored, because the squares of small
// gradients would vanish where numbers are stored as half floats.
#include "lib/prelude.glsl"
#pragma texture values
#pragma texture gradients
#pragma texture first_moment
#pragma texture second_root
uniform int first_row; // row of the parameters that the targets' row 0 holds
uniform float step_size, root_correction, beta1, beta2, eps, weight_decay;
#ifdef SCALED
uniform float gradient_share; // gradient = this times what is stored: see lossScale
#endif
#pragma unroll(l, 0, LAYERS)
layout(location = ${l}) out vec4 value_${l};
layout(location = ${LAYERS + l}) out vec4 first_${l};
layout(location = ${2 * LAYERS + l}) out vec4 second_${l};
#pragma end

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) + ivec2(0, first_row);
#pragma unroll(l, 0, LAYERS)
  {
    vec4 w = values_texel(ivec3(at, ${FIRST + l}));
    vec4 g = gradients_texel(ivec3(at, ${FIRST + l}));
#ifdef SCALED
    g *= gradient_share;
#endif
#ifdef DECOUPLED
    w -= weight_decay * w;
#else
    g += weight_decay * w;
#endif
    vec4 m = first_moment_texel(ivec3(at, ${FIRST + l}));
    vec4 root = second_root_texel(ivec3(at, ${FIRST + l}));
    first_${l} = m + (1.0 - beta1) * (g - m);
    second_${l} = sqrt(beta2 * root * root + (1.0 - beta2) * g * g);
    value_${l} = w - step_size * first_${l} / (second_${l} / root_correction + eps);
  }
#pragma end
}
