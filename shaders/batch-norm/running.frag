// Running statistics: r' = (1 - momentum) r + momentum s; the batch variance s is taken unbiased, times N / (N - 1).
#include "lib/prelude.glsl"
uniform sampler2DArray running;
uniform sampler2DArray moments;
uniform float momentum, unbiased;
layout(location = 0) out vec4 mean;
layout(location = 1) out vec4 variance;

void main() {
  int cb = int(gl_FragCoord.x);
  mean = mix(texelFetch(running, ivec3(cb, 0, 0), 0), texelFetch(moments, ivec3(cb, 0, 0), 0), momentum);
  variance = mix(texelFetch(running, ivec3(cb, 0, 1), 0), texelFetch(moments, ivec3(cb, 0, 1), 0) * unbiased, momentum);
}
