// One tensor minus a share of another, each shifted by whole pixels, with zeros where a shift leaves its tensor:
// y[c, oy, ox] = a[c, (oy, ox) - by.xy] - share b[c, (oy, ox) - by.zw] inside the rectangle `within` (its right and lower
// edge excluded), zero outside it. In a batch, those of the samples that begin at rows `samples`. The three tensors may have
// different layouts.
#include "lib/prelude.glsl"
#pragma input a
#pragma input b
#pragma output y
uniform ivec4 by;      // rows and columns down and right: a, then b
uniform ivec4 within;  // first row and column, end of the rows and columns
uniform ivec2 samples; // n * h of a and of b
uniform float share;

void main() {
  int oy = y_row();
  int column = int(gl_FragCoord.x);
  int ay = oy - by.x;
  int iy = oy - by.z;
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int ox = column * y_P + ${p};
    vec4 value = vec4(0.0);
    if (uint(ay) < uint(a_shape.z)) value = a_padded(samples.x + ay, y_block + ${m}, ox - by.y);
    if (uint(iy) < uint(b_shape.z)) value -= share * b_padded(samples.y + iy, y_block + ${m}, ox - by.w);
    bool inside = oy >= within.x && ox >= within.y && oy < within.z && ox < within.w;
    y_${m}_${p} = y_keep(inside ? value : vec4(0.0), ${m}, ${p});
  }
#pragma end
#pragma end
}
