// Sums over all pairs of pixels of a picture at a given offset, row by row. Fragment (i, y) goes along row y with offset i: a
// is a pixel of that row, b the one `right` columns on and `down` rows below; pairs of which one lies outside do not count.
// Values lie between 0 and 1; both are taken less 1/2, so that few digits are lost when correlations are computed from the
// sums. app/engine/show/pair-sums.ts adds up the rows, in double precision.
#include "lib/prelude.glsl"
#pragma texture picture // four neighbouring pixels to a texel
#pragma texture ways    // texel i: right, not negative, and down
uniform ivec2 size;     // pixels in a row, rows
layout(location = 0) out vec4 sums;     // of a, b, a^2, b^2
layout(location = 1) out vec4 products; // sum of a b, 0, 0, 0

// Four of eight values, from number `by` on.
vec4 four(vec4 left, vec4 right, int by) {
  if (by == 0) return left;
  if (by == 1) return vec4(left.yzw, right.x);
  if (by == 2) return vec4(left.zw, right.xy);
  return vec4(left.w, right.xyz);
}

void main() {
  ivec2 way = ivec2(ways_texel(ivec3(int(gl_FragCoord.x), 0, 0)).xy);
  int row = int(gl_FragCoord.y), other = row + way.y, pairs = size.x - way.x;
  sums = vec4(0.0);
  products = vec4(0.0);
  if (other < 0 || other >= size.y || pairs <= 0) return;
  UNITS unit = picture_units();
  COORDINATE here = coordinate(row, unit.y), there = coordinate(other, unit.y);
  int skip = way.x >> 2, by = way.x & 3, last = (size.x - 1) >> 2;
  vec4 left = picture_at(coordinate(skip, unit.x), there, 0);
  vec4 first = vec4(0.0), second = vec4(0.0), firsts = vec4(0.0), seconds = vec4(0.0), both = vec4(0.0);
  for (int column = 0; 4 * column < pairs; column++) {
    vec4 right = picture_at(coordinate(min(skip + column + 1, last), unit.x), there, 0);
    bvec4 inside = lessThan(4 * column + ivec4(0, 1, 2, 3), ivec4(pairs));
    vec4 a = mix(vec4(0.0), picture_at(coordinate(column, unit.x), here, 0) - 0.5, inside);
    vec4 b = mix(vec4(0.0), four(left, right, by) - 0.5, inside);
    first += a;
    second += b;
    firsts += a * a;
    seconds += b * b;
    both += a * b;
    left = right;
  }
  vec4 one = vec4(1.0);
  sums = vec4(dot(first, one), dot(second, one), dot(firsts, one), dot(seconds, one));
  products = vec4(dot(both, one), 0.0, 0.0, 0.0);
}
