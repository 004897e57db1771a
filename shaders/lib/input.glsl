// Tensor NAME to read. Four channels to a texel; the samples of a batch are stacked in y; pixel x lies in
// column x / P of layer cb * P + x % P (cb: block of four channels, P: phases, a property of the tensor).
// Lanes past the last channel and pixels past the last column of a row hold zero. Only 2^NAME_FOLD blocks lie side by
// side in layers, the next as many below all rows of the batch: so one draw can write every block.
#pragma texture NAME
uniform ivec4 NAME_shape; // n, c, h, w

// Row of texels and first layer of channel block cb; row = n * h + y.
int NAME_row(int row, int cb) {
#ifdef NAME_FOLD
  row += (cb >> NAME_FOLD) * (NAME_shape.x * NAME_shape.z);
#endif
  return row;
}
int NAME_layer(int cb) {
#ifdef NAME_FOLD
  cb &= (1 << NAME_FOLD) - 1;
#endif
  return cb * NAME_P;
}
// Channel block cb at phase p of a texel column. No border test.
vec4 NAME_phase(int row, int cb, int column, int p) {
  return NAME_texel(ivec3(column, NAME_row(row, cb), NAME_layer(cb) + p));
}
// Channel block cb at pixel x. No border test.
vec4 NAME_fetch(int row, int cb, int ix) {
#if NAME_P == 4
  return NAME_phase(row, cb, ix >> 2, ix & 3);
#else
  return NAME_phase(row, cb, ix, 0);
#endif
}
// The same, zero left and right of the image. Pixels between w and the next multiple of P are zero anyway.
vec4 NAME_padded(int row, int cb, int ix) {
  vec4 v = NAME_fetch(row, cb, clamp(ix, 0, NAME_shape.w - 1));
  return mix(vec4(0.0), v, bvec4(uint(ix) < uint(NAME_shape.w)));
}
