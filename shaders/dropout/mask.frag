// Dropout (Srivastava et al. 2014), forward and backward: y = x / (1 - rate) where a value is kept, 0 where it is dropped; the
// gradient is masked alike. Which are kept follows from a hash of the run's seed and step, the layer and the value's place
// (pcg4d; Jarzynski and Olano 2020), so that the same run drops the same values, and no mask is stored between the passes.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y
uniform float rate;
uniform ivec3 key; // seed, step, layer

uvec4 hash(uvec4 v) {
  v = v * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> 16u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  uint run = hash(uvec4(uvec3(key), 1u)).x;
#pragma unroll(m, 0, y_M)
  Place x_${m} = x_place(row, y_block + ${m}, column);
#pragma unroll(p, 0, y_P)
  {
    uint place = uint((y_block + ${m}) * y_P + ${p});
    vec4 chance = vec4(hash(uvec4(uint(column), uint(row), place, run)) >> 8u) / 16777216.0;
    vec4 kept = vec4(greaterThanEqual(chance, vec4(rate))) / (1.0 - rate);
    y_${m}_${p} = y_keep(x_phase(x_${m}, ${p}) * kept, ${m}, ${p});
  }
#pragma end
#pragma end
}
