// Enlarges by `factor`: y[oy,ox] = x[oy / factor, ox / factor], or with BILINEAR the bilinear interpolation between the four nearest pixels.
#include "lib/prelude.glsl"
#include "lib/upsample.glsl"
#pragma input x
#pragma output y

// As two products, since a difference of infinite values would be NaN.
vec4 blend(vec4 a, vec4 b, float share) { return (1.0 - share) * a + share * b; }

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int oy = row - n * y_shape.z;
  int top = n * x_shape.z;
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int ox = column * y_P + ${p};
    int block = y_block + ${m};
#ifdef BILINEAR
    vec2 down = upsample_source(oy), across = upsample_source(ox);
    int iy = top + int(down.x), below = top + upsample_next(down, x_shape.z);
    int ix = int(across.x), beside = upsample_next(across, x_shape.w);
    vec4 upper = blend(x_padded(iy, block, ix), x_padded(iy, block, beside), across.y);
    vec4 lower = blend(x_padded(below, block, ix), x_padded(below, block, beside), across.y);
    y_${m}_${p} = y_keep(blend(upper, lower, down.y), ${m}, ${p});
#else
    y_${m}_${p} = y_keep(x_padded(top + oy / factor, block, ox / factor), ${m}, ${p});
#endif
  }
#pragma end
#pragma end
}
