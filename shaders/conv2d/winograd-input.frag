// Input transform of Winograd's F(2x2, 3x3): V = B^T d B of each 4x4 patch d, patches two pixels apart,
//   B^T = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1]   (Lavin and Gray 2016, section 4.1).
// Component (i, j) of tile row r (counted over the batch, from `first`) and channel block cb: row cb band + r; tile x
// in column i columns + x / 4 of layer 4 j + x % 4. A fragment owns one i, all four j, and the tiles
// 4 column + TILE + s, s < TILES.
#include "lib/prelude.glsl"
#pragma input x
uniform int PY, first, band, tile_rows, columns; // tile_rows: of one sample
#pragma unroll(j, 0, 4)
#pragma unroll(s, 0, TILES)
layout(location = ${j * TILES + s}) out vec4 v_${j}_${s};
#pragma end
#pragma end

void main() {
  int i = int(gl_FragCoord.x) / columns;
  int column = 2 * (int(gl_FragCoord.x) - i * columns);
  int row = int(gl_FragCoord.y);
  int cb = row / band;
  int tile = row - cb * band + first;
  int n = tile / tile_rows;
  int top = 2 * (tile - n * tile_rows) - PY;
  // Row i of B^T: pixel row a, and b with a sign.
  int a = top + (i == 0 ? 0 : i == 2 ? 2 : 1);
  int b = top + (i == 0 ? 2 : i == 3 ? 3 : i == 1 ? 2 : 1);
  // The last band may have rows to spare, past the last sample.
  float fa = n < x_shape.x && uint(a) < uint(x_shape.z) ? 1.0 : 0.0;
  float fb = n < x_shape.x && uint(b) < uint(x_shape.z) ? (i == 1 ? 1.0 : -1.0) : 0.0;
  a += n * x_shape.z;
  b += n * x_shape.z;
  UNITS unit = x_units();
  COORDINATE down_a = coordinate(x_row(a, cb), unit.y), down_b = coordinate(x_row(b, cb), unit.y);
  int layer = x_layer(cb), texels = (x_shape.w + 3) >> 2;
#pragma unroll(c, 0, 2 * TILES + 2)
  int at_${c} = column + ${(2 * TILE - PX + c) / 4};
  COORDINATE across_${c} = coordinate(at_${c}, unit.x);
  vec4 e_${c} = uint(at_${c}) < uint(texels)
    ? fa * x_phase(Place(across_${c}, down_a, layer), ${(2 * TILE - PX + c) % 4}) + fb * x_phase(Place(across_${c}, down_b, layer), ${(2 * TILE - PX + c) % 4}) : vec4(0.0);
#pragma end
#pragma unroll(s, 0, TILES)
  v_0_${s} = e_${2 * s} - e_${2 * s + 2};
  v_1_${s} = e_${2 * s + 1} + e_${2 * s + 2};
  v_2_${s} = e_${2 * s + 2} - e_${2 * s + 1};
  v_3_${s} = e_${2 * s + 1} - e_${2 * s + 3};
#pragma end
}
