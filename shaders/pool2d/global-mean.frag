// Mean over all pixels of each channel: y[n,c] = sum_{iy,ix} x[n,c,iy,ix] / (H W). Rows are summed one by one.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y

void main() {
  int n = y_row();
#pragma unroll(m, 0, y_M)
  {
    vec4 sum = vec4(0.0);
    for (int iy = 0; iy < x_shape.z; iy++) {
      vec4 row_sum = vec4(0.0);
      for (int ix = 0; ix < x_shape.w; ix++) row_sum += x_fetch(n * x_shape.z + iy, y_block + ${m}, ix);
      sum += row_sum;
    }
    y_${m}_0 = y_keep(sum / float(x_shape.z * x_shape.w), ${m}, 0);
  }
#pragma end
}
