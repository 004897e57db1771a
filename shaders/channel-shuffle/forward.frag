// Channel shuffle (Zhang et al. 2018), as torch.nn.ChannelShuffle: of C = G I channels in G groups of I,
//   y[n, i G + g] = x[n, g I + i]     for g < G, i < I
// which gathers y[o] = x[(o % G) I + o / G]. The gradient is gathered likewise, with G and I exchanged.
#include "lib/prelude.glsl"
#pragma input x
#pragma output y
uniform int groups; // G

void main() {
  int column = int(gl_FragCoord.x);
  int row = y_row();
  int channels = x_shape.y;
  int count = groups;
  int size = quotient(channels, count); // I
#pragma unroll(m, 0, y_M)
  {
#pragma unroll(p, 0, y_P)
    vec4 value_${p} = vec4(0.0);
#pragma end
    for (int lane = 0; lane < 4; lane++) {
      int o = 4 * (y_block + ${m}) + lane;
      if (o >= channels) break;
      int i = quotient(o, count);
      int c = (o - i * count) * size + i;
      Place from = x_place(row, c >> 2, column);
#pragma unroll(p, 0, y_P)
      value_${p}[lane] = x_phase(from, ${p})[c & 3];
#pragma end
    }
#pragma unroll(p, 0, y_P)
    y_${m}_${p} = value_${p};
#pragma end
  }
#pragma end
}
