// Output transform of Winograd's F(2x2, 3x3): Y = A^T t A, A^T = [1 1 1 0; 0 1 -1 -1]   (Lavin and Gray 2016, section
// 4.1), then bias and epilogue. Tile (ty, tx) gives the pixels 2 ty + {0, 1}, 2 tx + {0, 1}.
#include "lib/prelude.glsl"
#include "lib/parameters.glsl"
#include "lib/epilogue.glsl"
#pragma output y
#pragma texture t // see winograd-multiply.frag
uniform int first, band, tile_rows, groups, columns, bias_base;

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int n = quotient(row, y_shape.z);
  int oy = row - n * y_shape.z;
  bool odd = (oy & 1) == 1;
  int pitch = groups * band; // rows from one j to the next
  int source = n * tile_rows + (oy >> 1) - first + y_block / y_M * band;
  int layer = 2 * (column & 1);
  int inner = (column >> 1) + columns;
  int outer = odd ? inner + 2 * columns : column >> 1;
  float sign = odd ? -1.0 : 1.0;
#pragma unroll(m, 0, y_M)
  {
    vec4 bias = bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, y_block + ${m});
    Epilogue epilogue = epilogue_of(y_block + ${m}, row, column);
#pragma unroll(s, 0, 2)
    {
#pragma unroll(j, 0, 4)
      vec4 c_${j} = sign * (t_texel(ivec3(outer, source + ${j} * pitch, layer + ${4 * m + s}))
        + t_texel(ivec3(inner + columns, source + ${j} * pitch, layer + ${4 * m + s})))
        + t_texel(ivec3(inner, source + ${j} * pitch, layer + ${4 * m + s}));
#pragma end
      y_${m}_${2 * s} = y_keep(finish(c_0 + c_1 + c_2 + bias, epilogue, ${2 * s}), ${m}, ${2 * s});
      y_${m}_${2 * s + 1} = y_keep(finish(c_1 - c_2 - c_3 + bias, epilogue, ${2 * s + 1}), ${m}, ${2 * s + 1});
    }
#pragma end
  }
#pragma end
}
