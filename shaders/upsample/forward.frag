// Enlarges by `factor`: y[oy,ox] = x[oy / factor, ox / factor], or with BILINEAR a blend of the four pixels around.
#include "lib/prelude.glsl"
#include "lib/upsample.glsl"
#pragma input x
#pragma output y

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
    vec2 down = upsample_source(oy, x_shape.z);
    vec2 across = upsample_source(ox, x_shape.w);
    int iy = top + int(down.x);
    int ix = int(across.x);
    vec4 upper = mix(x_padded(iy, block, ix), x_padded(iy, block, ix + 1), across.y);
    vec4 lower = down.y > 0.0 ? mix(x_padded(iy + 1, block, ix), x_padded(iy + 1, block, ix + 1), across.y) : upper;
    y_${m}_${p} = y_keep(mix(upper, lower, down.y), ${m}, ${p});
#else
    y_${m}_${p} = y_keep(x_padded(top + oy / factor, block, ox / factor), ${m}, ${p});
#endif
  }
#pragma end
#pragma end
}
