// Running statistics: r' = (1 - momentum) r + momentum s; the batch variance s is taken unbiased, times N / (N - 1).
#include "lib/prelude.glsl"
#pragma texture running
#pragma texture moments
uniform float momentum, unbiased;
layout(location = 0) out vec4 mean;
layout(location = 1) out vec4 variance;

void main() {
  int cb = int(gl_FragCoord.x);
  mean = mix(running_texel(ivec3(cb, 0, 0)), moments_texel(ivec3(cb, 0, 0)), momentum);
  variance = mix(running_texel(ivec3(cb, 0, 1)), moments_texel(ivec3(cb, 0, 1)) * unbiased, momentum);
}
