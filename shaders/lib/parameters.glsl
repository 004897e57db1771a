// All weights of a network lie in one texture array of four layers. Element i of a parameter that starts at
// row `base` is texel (i mod width, base + i / width); the width is 2^PARAMETERS_SHIFT. For a matrix block, layer j
// holds the weights from input lane j to four output lanes: column j of a mat4. Vectors use layer 0 only.
#pragma texture parameters

ivec2 parameter_texel(int base, int i) {
  return ivec2(i & ((1 << PARAMETERS_SHIFT) - 1), base + (i >> PARAMETERS_SHIFT));
}
mat4 parameter_block(int base, int i, UNITS unit) {
  ivec2 at = parameter_texel(base, i);
  return parameters_matrix_at(coordinate(at.x, unit.x), coordinate(at.y, unit.y));
}
mat4 parameter_block(int base, int i) { return parameter_block(base, i, parameters_units()); }
// Weights from input lane `lane` of block i to four outputs.
vec4 parameter_lane(int base, int i, int lane) {
  return parameters_texel(ivec3(parameter_texel(base, i), lane));
}
vec4 parameter_vector(int base, int i) {
  return parameters_texel(ivec3(parameter_texel(base, i), 0));
}
