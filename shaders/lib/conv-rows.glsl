// Loops without tests inside: in software every branch costs a copy of all that a loop has summed.

// Kernel rows [x, y) that lie inside an image of `height` rows, for a window whose first pixel is in row `top`.
ivec2 rows_inside(int top, int height) {
  return ivec2(quotient(max(0, -top) + DY - 1, DY), min(KH, quotient(max(0, height - top) + DY - 1, DY)));
}
// From one pair of indices to the next: y counts to `count`, then x goes on.
ivec2 next_pair(ivec2 pair, int count) {
  int done = int(pair.y + 1 == count);
  return ivec2(pair.x + done, pair.y + 1 - done * count);
}
