// What the loops of a convolution need to know of its input x, copied from uniforms once: see texture.glsl.
  UNITS x_unit = x_units();
  int x_texels = (x_shape.w + 3) >> 2; // columns of four pixels
#ifndef PIXELS
  int x_fold = x_folded();
#endif
