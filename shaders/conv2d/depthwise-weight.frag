// Filters of a depthwise convolution, one texel for each tap: texel (ky KW + kx, block) holds the weights of four channels,
// gathered from the diagonals of the 4x4 blocks in which all filters are stored. FLIPPED: for the gradient to the input.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
uniform int weight_base;
layout(location = 0) out vec4 w;

void main() {
  int tap = int(gl_FragCoord.x);
#ifdef FLIPPED
  tap = TAPS - 1 - tap;
#endif
  mat4 block = parameter_block(weight_base, int(gl_FragCoord.y) * TAPS + tap);
  w = vec4(block[0].x, block[1].y, block[2].z, block[3].w);
}
