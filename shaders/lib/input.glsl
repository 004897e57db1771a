// Tensor NAME to read. Four channels to a texel; the samples of a batch are stacked in y; pixel x lies in
// column x / P of layer cb * P + x % P (cb: block of four channels, P: phases, a property of the tensor).
// Lanes past the last channel and pixels past the last column of a row hold zero. With NAME_FOLD, only 2^NAME_FOLD blocks lie
// side by side in layers; the next as many lie below all rows of the batch, and so on, so that one draw can write every block.
#pragma texture NAME
uniform ivec4 NAME_shape; // n, c, h, w

// Rows of texels in a fold.
int NAME_folded() { return NAME_shape.x * NAME_shape.z; }
// Row of texels and first layer of channel block cb; row = n * h + y.
int NAME_row(int row, int cb, int folded) {
#ifdef NAME_FOLD
  row += (cb >> NAME_FOLD) * folded;
#endif
  return row;
}
int NAME_row(int row, int cb) { return NAME_row(row, cb, NAME_folded()); }
int NAME_layer(int cb) {
#ifdef NAME_FOLD
  cb &= (1 << NAME_FOLD) - 1;
#endif
  return cb * NAME_P;
}
// Channel block cb at a texel column, and from there phase p. No border test.
Place NAME_place(int row, int cb, int column) {
  UNITS unit = NAME_units();
  return Place(coordinate(column, unit.x), coordinate(NAME_row(row, cb), unit.y), NAME_layer(cb));
}
vec4 NAME_phase(Place place, int p) { return NAME_at(place.across, place.down, place.layer + p); }
// Texel column of pixel x, and which of the layers from NAME_layer(cb) on it lies in.
#if NAME_P == 4
int NAME_column(int ix) { return ix >> 2; }
int NAME_phase_of(int ix) { return ix & 3; }
#else
int NAME_column(int ix) { return ix; }
int NAME_phase_of(int ix) { return 0; }
#endif
// Channel block cb at pixel x. No border test.
vec4 NAME_fetch(int row, int cb, int ix) { return NAME_phase(NAME_place(row, cb, NAME_column(ix)), NAME_phase_of(ix)); }
// The same, zero left and right of the image. Pixels between w and the next multiple of P are zero anyway.
vec4 NAME_padded(int row, int cb, int ix) {
  vec4 v = NAME_fetch(row, cb, clamp(ix, 0, NAME_shape.w - 1));
  return mix(vec4(0.0), v, bvec4(uint(ix) < uint(NAME_shape.w)));
}
