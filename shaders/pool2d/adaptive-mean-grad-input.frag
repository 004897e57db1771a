// Gradient of adaptive average pooling: a pixel collects its share of every window that holds it,
//   dx[iy,ix] = sum over (oy, ox) of dy[oy,ox] / (rows(oy) columns(ox)), floor(o in / out) <= i < ceil((o + 1) in / out).
#include "lib/prelude.glsl"
#pragma input dy
#pragma output dx

// First and last output whose window holds pixel i.
ivec2 holders(int i, int size, int outputs) {
  return ivec2(i * outputs / size, min(outputs - 1, ((i + 1) * outputs - 1) / size));
}
float extent(int o, int size, int outputs) {
  return float(((o + 1) * size + outputs - 1) / outputs - o * size / outputs);
}

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  ivec2 down = holders(row - n * dx_shape.z, dx_shape.z, dy_shape.z);
#pragma unroll(m, 0, dx_M)
#pragma unroll(p, 0, dx_P)
  {
    ivec2 across = holders(column * dx_P + ${p}, dx_shape.w, dy_shape.w);
    vec4 sum = vec4(0.0);
    for (int oy = down.x; oy <= down.y; oy++) {
      for (int ox = across.x; ox <= across.y; ox++) {
        float pixels = extent(oy, dx_shape.z, dy_shape.z) * extent(ox, dx_shape.w, dy_shape.w);
        sum += dy_fetch(n * dy_shape.z + oy, dx_block + ${m}, ox) / pixels;
      }
    }
    dx_${m}_${p} = dx_keep(sum, ${m}, ${p});
  }
#pragma end
#pragma end
}
