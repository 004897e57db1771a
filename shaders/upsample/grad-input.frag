// Gradient of upsampling, as a gather: dx[iy,ix] = sum of share times dy, over the outputs that read the pixel.
#include "lib/prelude.glsl"
#include "lib/upsample.glsl"
#pragma input dy
#pragma output dx

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int iy = row - n * dx_shape.z;
#ifdef BILINEAR
  int around = factor;
#else
  int around = 0;
#endif
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    int ix = column * dx_P + ${p};
    vec4 sum = vec4(0.0);
    for (int oy = max(0, iy * factor - around); oy < min(dy_shape.z, (iy + 1) * factor + around); oy++) {
      vec4 row_sum = vec4(0.0);
      for (int ox = max(0, ix * factor - around); ox < min(dy_shape.w, (ix + 1) * factor + around); ox++) {
        vec4 g = dy_fetch(n * dy_shape.z + oy, dx_block + ${m}, ox);
#ifdef BILINEAR
        row_sum += upsample_share(ox, ix, dx_shape.w) * g;
#else
        row_sum += g;
#endif
      }
#ifdef BILINEAR
      sum += upsample_share(oy, iy, dx_shape.z) * row_sum;
#else
      sum += row_sum;
#endif
    }
    dx_${m}_${p} = dx_keep(sum, ${m}, ${p});
  }
#pragma end
#pragma end
}
