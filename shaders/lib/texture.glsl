// Texture NAME to read texel by texel. Software renderers (SAMPLED) are up to half again as fast when they sample at
// a texel's centre, with the nearest filter, as when they fetch; graphics cards do both alike. Values read outside go into no result.
// A coordinate is turned into what the read takes once, with NAME_across and NAME_down, and then used many times. Each
// mention of a uniform costs a third of a fetch there: loops take shapes, settings and NAME_units() from variables and
// turn a texel into a coordinate with coordinate(texel, units.x or units.y).
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
