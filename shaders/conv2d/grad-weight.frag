// Gradient of a convolution to its weights, first step:
//   dW[co,ci,ky,kx] = sum_{n,oy,ox} dy[n,co,oy,ox] x[n, ci, oy SY - PY + ky DY, ox SX - PX + kx DX]
// A fragment owns two neighbouring kx of one (cob, ky, j) block: eight draw buffers, two 4x4 outer-product sums.
// The stacked rows (n, oy) are cut into `splits` parts, so that there are enough fragments and each sum is short;
// grad-weight-sum.frag adds the parts. Item = ((cob KH + ky) pairs + kx / 2) per_block + j; fragment = part * items + item.
#include "lib/prelude.glsl"
#include "lib/conv-blocks-shape.glsl"
#pragma input x
#pragma input dy
uniform int SY, DY, PY, KH;
uniform ivec3 grid; // width of the target, items, splits
#pragma unroll(a, 0, 8)
layout(location = ${a}) out vec4 part_${a};
#pragma end

void main() {
#pragma unroll(a, 0, 8)
  part_${a} = vec4(0.0);
#pragma end
  int fragment = int(gl_FragCoord.y) * grid.x + int(gl_FragCoord.x);
  int part = fragment / grid.y;
  if (part >= grid.z) return;
  int item = fragment - part * grid.y;
  int j = item % per_block;
  int rest = item / per_block;
  int kx = 2 * (rest % ((KW + 1) / 2));
  rest /= (KW + 1) / 2;
  int ky = rest % KH;
  int cob = rest / KH;
  int cb = block_start(cob) + j;
  if (4 * cb >= x_shape.y) return;

  int rows = dy_shape.x * dy_shape.z;
  int last = (rows * (part + 1)) / grid.z;
  int columns = (dy_shape.w + dy_P - 1) / dy_P;
#pragma unroll(t, 0, 2)
#pragma unroll(l, 0, 4)
  vec4 acc_${t}_${l} = vec4(0.0);
#pragma end
#pragma end
  for (int row = (rows * part) / grid.z; row < last; row++) {
    int n = row / dy_shape.z;
    int iy = (row - n * dy_shape.z) * SY - PY + ky * DY;
    if (uint(iy) >= uint(x_shape.z)) continue;
    int source = n * x_shape.z + iy;
    for (int column = 0; column < columns; column++) {
      int left = column * ${SX * dy_P} - PX + kx * DX;
#pragma unroll(o, COLUMNS)
      vec4 x_${o} = x_padded(source, cb, left + ${o});
#pragma end
#pragma unroll(p, 0, dy_P)
      {
        vec4 g = dy_phase(row, cob, column, ${p});
#pragma unroll(t, 0, 2)
        acc_${t}_0 += g * x_${p * SX + t * DX}.x;
        acc_${t}_1 += g * x_${p * SX + t * DX}.y;
        acc_${t}_2 += g * x_${p * SX + t * DX}.z;
        acc_${t}_3 += g * x_${p * SX + t * DX}.w;
#pragma end
      }
#pragma end
    }
  }
#pragma unroll(t, 0, 2)
#pragma unroll(l, 0, 4)
  part_${t * 4 + l} = acc_${t}_${l};
#pragma end
#pragma end
}
