// Gradient of a convolution to its bias, db[co] = sum_{n,oy,ox} dy[n,co,oy,ox]: one part of it for output block cob. Each row
// is summed on its own before it joins the total (blockwise summation).
vec4 bias_part(int cob, int part, int parts) {
  int rows = dy_shape.x * dy_shape.z, columns = (dy_shape.w + dy_P - 1) / dy_P;
  int last = (rows * (part + 1)) / parts;
  UNITS unit = dy_units();
  int top = dy_row(0, cob), layer = dy_layer(cob);
  vec4 sum = vec4(0.0);
  for (int row = (rows * part) / parts; row < last; row++) {
    COORDINATE down = coordinate(top + row, unit.y);
    vec4 row_sum = vec4(0.0);
    for (int column = 0; column < columns; column++) {
      COORDINATE across = coordinate(column, unit.x);
      row_sum += dy_at(across, down, layer)
#pragma unroll(p, 1, dy_P)
        + dy_at(across, down, layer + ${p})
#pragma end
        ;
    }
    sum += row_sum;
  }
  return sum;
}
