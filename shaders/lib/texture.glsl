// Texture NAME to read texel by texel. A renderer in software (SAMPLED) is up to half again as fast when it samples at
// a texel's centre, with the nearest filter, as when it fetches; graphics cards do both alike. Nothing is read outside.
// A coordinate is turned into what the read takes once, with NAME_across and NAME_down, and then used many times.
uniform sampler2DArray NAME;
#ifdef SAMPLED
uniform vec2 NAME_step; // 1 / width, 1 / height

float NAME_across(int column) { return (float(column) + 0.5) * NAME_step.x; }
float NAME_down(int row) { return (float(row) + 0.5) * NAME_step.y; }
vec4 NAME_at(float across, float down, int layer) { return texture(NAME, vec3(across, down, layer)); }
#else
int NAME_across(int column) { return column; }
int NAME_down(int row) { return row; }
vec4 NAME_at(int across, int down, int layer) { return texelFetch(NAME, ivec3(across, down, layer), 0); }
#endif
vec4 NAME_texel(ivec3 at) { return NAME_at(NAME_across(at.x), NAME_down(at.y), at.z); }

// The same texel of four layers: the columns of a 4x4 block of weights.
mat4 NAME_matrix_at(COORDINATE across, COORDINATE down) {
  return mat4(NAME_at(across, down, 0), NAME_at(across, down, 1), NAME_at(across, down, 2), NAME_at(across, down, 3));
}
mat4 NAME_matrix(ivec2 at) { return NAME_matrix_at(NAME_across(at.x), NAME_down(at.y)); }
