// Texture NAME to read texel by texel. Software renderers (SAMPLED) are up to 1.5 times as fast when they sample at a texel's
// centre, with the nearest filter, as when they fetch; graphics cards do both equally fast. Values read outside the texture
// must not enter a result.
// A column or row is converted to the coordinate that the read takes once, with NAME_across or NAME_down, and then used many
// times. On software renderers each mention of a uniform costs a third of a fetch, so loops take shapes, settings and
// NAME_units() from variables and convert with coordinate(texel, units.x or units.y).
uniform sampler2DArray NAME;
#ifdef SAMPLED
uniform vec2 NAME_step; // 1 / width, 1 / height

UNITS NAME_units() { return NAME_step; }
vec4 NAME_at(float across, float down, int layer) { return texture(NAME, vec3(across, down, layer)); }
#else
UNITS NAME_units() { return ivec2(1); }
vec4 NAME_at(int across, int down, int layer) { return texelFetch(NAME, ivec3(across, down, layer), 0); }
#endif
COORDINATE NAME_across(int column) { return coordinate(column, NAME_units().x); }
COORDINATE NAME_down(int row) { return coordinate(row, NAME_units().y); }
vec4 NAME_texel(ivec3 at) { return NAME_at(NAME_across(at.x), NAME_down(at.y), at.z); }

// The same texel of four layers: the columns of a 4x4 block of weights.
mat4 NAME_matrix_at(COORDINATE across, COORDINATE down) {
  return mat4(NAME_at(across, down, 0), NAME_at(across, down, 1), NAME_at(across, down, 2), NAME_at(across, down, 3));
}
