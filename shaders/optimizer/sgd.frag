// Stochastic gradient descent with momentum and weight decay, as torch.optim.SGD:
//   g = gradient + weight_decay w;   v' = momentum v + g;   w' = w - rate v'
#include "lib/prelude.glsl"
uniform sampler2DArray values, gradients, velocity;
uniform float rate, momentum, weight_decay;
#pragma unroll(l, 0, LAYERS)
layout(location = ${l}) out vec4 value_${l};
layout(location = ${LAYERS + l}) out vec4 velocity_${l};
#pragma end

void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
#pragma unroll(l, 0, LAYERS)
  {
    vec4 w = texelFetch(values, ivec3(at, ${FIRST + l}), 0);
    vec4 g = texelFetch(gradients, ivec3(at, ${FIRST + l}), 0) + weight_decay * w;
    velocity_${l} = momentum * texelFetch(velocity, ivec3(at, ${FIRST + l}), 0) + g;
    value_${l} = w - rate * velocity_${l};
  }
#pragma end
}
