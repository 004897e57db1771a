// Layers that directly follow a convolution or dense layer, applied as it writes its result: batch norm with running
// statistics (NORM), the sum with a tensor of the same shape (ADDEND), an activation (ACTIVATION). Include it after
// parameters.glsl.
#ifdef ACTIVATION
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

struct Epilogue {
  vec4 scale, shift;
  Place addend;
};

// For the texels of a column in a channel block; row = n * h + y.
Epilogue epilogue_of(int block, int row, int column) {
  Epilogue epilogue;
#ifdef NORM
  epilogue.scale = parameter_vector(gamma_base, block) / sqrt(moments_texel(ivec3(block, 0, 1)) + norm_eps);
  epilogue.shift = parameter_vector(beta_base, block) - epilogue.scale * moments_texel(ivec3(block, 0, 0));
#endif
#ifdef ADDEND
  epilogue.addend = addend_place(row, block, column);
#endif
  return epilogue;
}

// The finished value of phase p.
vec4 finish(vec4 value, Epilogue epilogue, int p) {
#ifdef NORM
  value = value * epilogue.scale + epilogue.shift;
#endif
#ifdef ADDEND
  value += addend_phase(epilogue.addend, p);
#endif
#ifdef ACTIVATION
  value = activate(value);
#endif
  return value;
}
