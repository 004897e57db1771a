// Packed filters NAME to read: 4x4 blocks of weights in a flat texture. Block i of a row lies in texels 4 i to 4 i + 3, the
// columns of a mat4. Coordinates as in texture.glsl. Software renderers (SAMPLED) read a flat texture a fifth faster than a
// layer of an array.
uniform sampler2D NAME;
#ifdef SAMPLED
uniform vec2 NAME_step; // 1 / width, 1 / height

UNITS NAME_units() { return NAME_step; }
vec4 NAME_lane(float across, float down) { return texture(NAME, vec2(across, down)); }
#else
UNITS NAME_units() { return ivec2(1); }
vec4 NAME_lane(int across, int down) { return texelFetch(NAME, ivec2(across, down), 0); }
#endif
// The block whose first texel lies at `across`; `unit` is NAME_units().x.
mat4 NAME_block(COORDINATE across, COORDINATE down, COORDINATE unit) {
  COORDINATE second = across + unit, third = second + unit;
  return mat4(NAME_lane(across, down), NAME_lane(second, down), NAME_lane(third, down), NAME_lane(third + unit, down));
}
