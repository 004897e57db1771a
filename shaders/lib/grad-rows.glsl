// The output rows for which kernel row ky lies inside the image, over all samples of a batch, split into parts; and the
// places (n, oy, texel column) of a part one after another, in one loop without tests inside.
struct Rows {
  int from, count; // oy in [from, from + count)
};

Rows rows_of(int ky, int outputs, int inputs) {
  int start = PY - ky * DY;
  int from = quotient(max(0, start) + SY - 1, SY);
  int end = min(outputs, quotient(max(0, inputs + start) + SY - 1, SY));
  return Rows(from, max(0, end - from));
}
// The first place (n, oy, texel column) of a part; w: how many rows the part has.
ivec4 first_place(Rows rows, int samples, int part, int parts) {
  int all = samples * rows.count;
  int first = (all * part) / parts;
  int n = quotient(first, max(1, rows.count));
  return ivec4(n, rows.from + first - n * rows.count, 0, (all * (part + 1)) / parts - first);
}
ivec4 next_place(ivec4 place, Rows rows, int columns) {
  int row_done = int(place.z + 1 == columns);
  int sample_done = row_done * int(place.y + 1 == rows.from + rows.count);
  return ivec4(place.x + sample_done, place.y + row_done - sample_done * rows.count, (place.z + 1) * (1 - row_done), 0);
}
