// Stochastic gradient descent with momentum and weight decay, as torch.optim.SGD:
//   g = gradient + weight_decay w;   v' = momentum v + g;   w' = w - rate v'
#include "lib/prelude.glsl"
#pragma texture values
#pragma texture gradients
#pragma texture velocity
uniform int first_row; // row of the parameters that the targets' row 0 holds
uniform float rate, momentum, weight_decay;
#ifdef SCALED
uniform float gradient_share; // gradient = this times what is stored: see lossScale
#endif
#pragma unroll(l, 0, LAYERS)
layout(location = ${l}) out vec4 value_${l};
layout(location = ${LAYERS + l}) out vec4 velocity_${l};
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
    g += weight_decay * w;
    velocity_${l} = momentum * velocity_texel(ivec3(at, ${FIRST + l})) + g;
    value_${l} = w - rate * velocity_${l};
  }
#pragma end
}
