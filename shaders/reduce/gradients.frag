// Gradients of a network's parameters, second step: adds up all layers' partial sums in a texture in one draw. For each row of
// the parameters, `places` says where the partial sums of its blocks lie (app/engine/parameters/gradient-sums.ts); rows that it
// has no entry for are left unchanged. Block i of a parameter is texel i from its first row on; draw buffer l holds
// input lane l.
#include "lib/prelude.glsl"
#pragma texture parts // fragment f in column f mod 2^shift of row f / 2^shift
#pragma texture places
uniform int shift, width; // width of the parameters
#pragma unroll(l, 0, 4)
layout(location = ${l}) out vec4 lane_${l};
#pragma end

void main() {
#pragma unroll(l, 0, 4)
  lane_${l} = vec4(0.0);
#pragma end
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec4 which = ivec4(places_texel(ivec3(0, at.y, 0))); // first row, blocks, first fragment, splits
  if (which.w == 0) discard;
  int i = (at.y - which.x) * width + at.x;
  if (i >= which.y) return;
  ivec4 taps = ivec4(places_texel(ivec3(1, at.y, 0)));   // items, blocks of a tap, KW, kx in a group
  ivec4 steps = ivec4(places_texel(ivec3(2, at.y, 0)));  // items of a row of taps, of a group; lanes, items from lane to lane
  ivec4 layers = ivec4(places_texel(ivec3(3, at.y, 0))); // from lane to lane, from tap to tap, first
  int tap = i / taps.y, row_of_taps = tap / taps.z;
  int kx = tap - row_of_taps * taps.z, group = kx / taps.w;
  int fragment = which.z + row_of_taps * steps.x + group * steps.y + i - tap * taps.y;
  int layer = layers.z + (kx - group * taps.w) * layers.y;
  int mask = (1 << shift) - 1, rows = shift, splits = which.w, apart = taps.x, next = steps.w;
  UNITS unit = parts_units();
#pragma unroll(l, 0, 4)
  vec4 sum_${l} = vec4(0.0);
  int layer_${l} = layer + ${l} * layers.x;
#pragma end
  for (int part = 0; part < splits; part++, fragment += apart) {
#pragma unroll(l, 0, 4)
    {
      int f = fragment + ${l} * next;
      sum_${l} += parts_at(coordinate(f & mask, unit.x), coordinate(f >> rows, unit.y), layer_${l});
    }
#pragma end
  }
#pragma unroll(l, 0, 4)
  if (${l} < steps.z) lane_${l} = sum_${l};
#pragma end
}
