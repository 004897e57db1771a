// Translation by whole pixels: y[n,c,oy,ox] = x[n, c, oy - shift.y, ox - shift.x], zero where that lies outside.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y
uniform ivec2 shift;

void main() {
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int iy = row - n * y_shape.z - shift.y;
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int ix = int(gl_FragCoord.x) * y_P + ${p} - shift.x;
    bool inside = uint(iy) < uint(x_shape.z);
    y_${m}_${p} = y_keep(inside ? x_padded(n * x_shape.z + iy, y_block + ${m}, ix) : vec4(0.0), ${m}, ${p});
  }
#pragma end
#pragma end
}
