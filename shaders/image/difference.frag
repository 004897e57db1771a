// a - b inside the rectangle `from` .. `to` (exclusive), zero outside it. The three may lie differently in their textures.
#include "lib/prelude.glsl"
#pragma input a
#pragma input b
#pragma output y
uniform ivec2 from, to;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int iy = row % y_shape.z;
  bool rows = iy >= from.y && iy < to.y;
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int ix = column * y_P + ${p};
    vec4 d = a_fetch(row, y_block + ${m}, ix) - b_fetch(row, y_block + ${m}, ix);
    y_${m}_${p} = y_keep(rows && ix >= from.x && ix < to.x ? d : vec4(0.0), ${m}, ${p});
  }
#pragma end
#pragma end
}
