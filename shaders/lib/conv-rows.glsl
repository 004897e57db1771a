// Loops without branches: on software renderers each branch copies every accumulator of the loop.

// Of `count` taps `step` pixels apart, the first at `start`, those [x, y) that lie inside an image of `size` pixels.
ivec2 taps_inside(int start, int size, int step, int count) {
  return ivec2(quotient(max(0, -start) + step - 1, step), min(count, quotient(max(0, size - start) + step - 1, step)));
}
// Kernel rows [x, y) that lie inside an image of `height` rows, for a window whose first pixel is in row `top`.
ivec2 rows_inside(int top, int height) { return taps_inside(top, height, DY, KH); }
// The next pair of indices: y counts from 0 to count - 1, then x grows by one.
ivec2 next_pair(ivec2 pair, int count) {
  int done = int(pair.y + 1 == count);
  return ivec2(pair.x + done, pair.y + 1 - done * count);
}
