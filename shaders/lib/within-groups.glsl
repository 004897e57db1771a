#ifdef STRADDLES
// w v, for a block of channels (w's rows) and another (its columns, v's lanes) that may each span several groups. Between
// groups there is no weight, not one of zero, so a NaN does not spread. `own`, `other`: the groups of their four channels.
vec4 within_groups(mat4 w, vec4 v, ivec4 own, ivec4 other) {
  vec4 sum = vec4(0.0);
  for (int lane = 0; lane < 4; lane++) sum += mix(vec4(0.0), w[lane] * v[lane], equal(own, ivec4(other[lane])));
  return sum;
}
// The groups of a block's four channels, where a group has `size` channels.
ivec4 groups_of(int block, int size) { return (4 * block + ivec4(0, 1, 2, 3)) / size; }
#endif
