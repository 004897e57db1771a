// First step of a gradient that is summed in parts, one to a fragment, in a layer's own rows of a texture that many layers
// share: fragment = part * items + item. See app/engine/parameters/gradient-sums.ts.
uniform ivec3 sums_grid; // log2 of the texture's width, items, parts
uniform int sums_row;    // the first of the layer's rows

struct Sum {
  int item, part;
};
// What this fragment sums; there may be fragments past the last part.
Sum sum_of_fragment() {
  int fragment = ((int(gl_FragCoord.y) - sums_row) << sums_grid.x) + int(gl_FragCoord.x);
  int part = fragment / sums_grid.y;
  return Sum(fragment - part * sums_grid.y, part);
}
// Where the first part of an item lies.
ivec2 texel_of_sum(int item) {
  return ivec2(item & ((1 << sums_grid.x) - 1), sums_row + (item >> sums_grid.x));
}
