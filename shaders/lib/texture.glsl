// Texture NAME to read texel by texel. A renderer in software (SAMPLED) is up to half again as fast when it samples at
// a texel's centre, with the nearest filter, as when it fetches; graphics cards do both alike. Nothing is read outside.
uniform sampler2DArray NAME;
#ifdef SAMPLED
uniform vec2 NAME_step; // 1 / width, 1 / height

vec4 NAME_texel(ivec3 at) { return texture(NAME, vec3((vec2(at.xy) + 0.5) * NAME_step, at.z)); }
#else
vec4 NAME_texel(ivec3 at) { return texelFetch(NAME, at, 0); }
#endif
