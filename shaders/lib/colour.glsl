// Colour maps of nine stops, linear in between. `range` is 1 / extent, measured on the GPU.
uniform vec3 stops[9];

vec3 colour(float t) {
  float at = clamp(t, 0.0, 1.0) * 8.0;
  int i = min(int(at), 7);
  return mix(stops[i], stops[i + 1], at - float(i));
}
// Signed values: zero in the middle. SIGNED = 0: magnitudes from zero up. SIGNED = 2: already 0 .. 1.
vec3 colour_of(float v, float extent) {
#if SIGNED == 1
  return colour(extent > 0.0 ? 0.5 + 0.5 * v / extent : 0.5);
#elif SIGNED == 0
  return colour(extent > 0.0 ? abs(v) / extent : 0.0);
#else
  return colour(v);
#endif
}
