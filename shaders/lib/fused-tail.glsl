// What follows a layer at once, applied as it writes its result: batch norm with running statistics (NORM), the sum
// with a tensor of the same shape (ADDEND), an activation (KIND). To be included after parameters.glsl.
#ifdef KIND
#include "lib/activations.glsl"
#endif
#ifdef NORM
#pragma texture moments // layer 0: mean, layer 1: variance, one texel a channel block
uniform int gamma_base, beta_base;
uniform float norm_eps;
#endif
#ifdef ADDEND
#pragma input addend
#endif

struct Tail {
  int block;
  vec4 scale, shift;
};

Tail tail_of(int block) {
#ifdef NORM
  vec4 scale = parameter_vector(gamma_base, block) / sqrt(moments_texel(ivec3(block, 0, 1)) + norm_eps);
  return Tail(block, scale, parameter_vector(beta_base, block) - scale * moments_texel(ivec3(block, 0, 0)));
#else
  return Tail(block, vec4(1.0), vec4(0.0));
#endif
}

// The finished value of phase p of a texel; row = n * h + y.
vec4 finish(vec4 value, Tail tail, int row, int column, int p) {
#ifdef NORM
  value = value * tail.scale + tail.shift;
#endif
#ifdef ADDEND
  value += addend_phase(row, tail.block, column, p);
#endif
#ifdef KIND
  value = activate(value);
#endif
  return value;
}
