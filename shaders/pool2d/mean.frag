// Mean pooling: y[n,c,oy,ox] = sum over the window of x[n, c, oy SY - PY + ky, ox SX - PX + kx] / size of the window.
#include "lib/prelude.glsl"
#include "lib/mean-window.glsl"
#pragma input x
#pragma output y

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int oy = row - n * y_shape.z;
  int rows = window_extent(oy, x_shape.z, KH, SY, PY);
#pragma unroll(m, 0, y_M)
  {
#pragma unroll(p, 0, y_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
    for (int ky = 0; ky < KH; ky++) {
      int iy = oy * SY - PY + ky;
      if (uint(iy) >= uint(x_shape.z)) continue;
#pragma unroll(o, COLUMNS)
      vec4 x_${o} = x_padded(n * x_shape.z + iy, y_block + ${m}, ${SX * y_P} * column + ${o - PX});
#pragma end
#pragma unroll(kx, 0, KW)
#pragma unroll(p, 0, y_P)
      acc_${p} += x_${p * SX + kx};
#pragma end
#pragma end
    }
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = y_keep(acc_${p} / float(rows * window_extent(column * y_P + ${p}, x_shape.w, KW, SX, PX)), ${m}, ${p});
#pragma end
  }
#pragma end
}
