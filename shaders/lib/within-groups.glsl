#ifdef STRADDLES
// w v, for a block of channels (w's rows) and another (its columns, v's lanes) that may reach from one group into the
// next: between groups there is no weight, not one of zero. `own`, `other`: the groups of their four channels each.
vec4 within_groups(mat4 w, vec4 v, ivec4 own, ivec4 other) {
  vec4 sum = vec4(0.0);
  for (int lane = 0; lane < 4; lane++) sum += mix(vec4(0.0), w[lane] * v[lane], equal(own, ivec4(other[lane])));
  return sum;
}
// Groups of the channels of a block; `size` of them in each.
ivec4 groups_of(int block, int size) { return (4 * block + ivec4(0, 1, 2, 3)) / size; }
#endif
