// Adaptive average pooling: output i of an axis of `size` outputs is the mean of inputs
//   floor(i in / size) .. ceil((i + 1) in / size) - 1, as torch.nn.AdaptiveAvgPool2d.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int oy = row - n * y_shape.z;
  int top = oy * x_shape.z / y_shape.z;
  int bottom = ((oy + 1) * x_shape.z + y_shape.z - 1) / y_shape.z;
#pragma unroll(m, 0, y_M)
#pragma unroll(p, 0, y_P)
  {
    int ox = column * y_P + ${p};
    int left = ox * x_shape.w / y_shape.w;
    int right = min(x_shape.w, ((ox + 1) * x_shape.w + y_shape.w - 1) / y_shape.w);
    vec4 sum = vec4(0.0);
    for (int iy = top; iy < bottom; iy++) {
      vec4 row_sum = vec4(0.0);
      for (int ix = left; ix < right; ix++) row_sum += x_fetch(n * x_shape.z + iy, y_block + ${m}, ix);
      sum += row_sum;
    }
    y_${m}_${p} = y_keep(sum / float(max(1, (bottom - top) * (right - left))), ${m}, ${p});
  }
#pragma end
#pragma end
}
