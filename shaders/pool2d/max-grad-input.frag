// Gradient of max pooling, as a gather: a pixel collects dy of every window in which it is the winner,
//   dx[n,c,iy,ix] = sum over (oy, ox) of dy[n,c,oy,ox] [winner[n,c,oy,ox] = ky KW + kx],
//   ky = iy + PY - oy SY in [0, KH), kx likewise.
// ONE_ROW: windows do not overlap in y, so that at most one row of them covers a pixel.
// MASKED: the pool's input x came out of a ReLU, whose mask [x > 0] is applied to dx as well.
#include "lib/prelude.glsl"
#pragma input dy
#pragma input winner
#ifdef MASKED
#pragma input x
#endif
#pragma output dx
uniform int SY, PY, KH;

void main() {
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  int first = quotient(max(0, padded - KH + SY), SY);
  int last = min(dy_shape.z - 1, quotient(padded, SY));
  int outputs = dy_shape.w, top = n * dy_shape.z, stride = SY, folded = dy_folded();
  UNITS unit = dy_units(), winner_unit = winner_units(); // same columns, but blocks may be folded differently
#ifdef MASKED
  COORDINATE across_x = x_across(column);
#endif
#pragma unroll(m, 0, dx_M)
  {
    int block = dx_block + ${m}, layer = dy_layer(block), winner_first = winner_layer(block);
#pragma unroll(p, 0, dx_P)
    vec4 acc_${p} = vec4(0.0);
#pragma end
#ifdef ONE_ROW
    {
      int oy = min(first, last);
#else
    for (int oy = first; oy <= last; oy++) {
#endif
      float tap_row = float((padded - oy * stride) * KW);
      COORDINATE down = coordinate(dy_row(top + oy, block, folded), unit.y);
      COORDINATE winner_down = coordinate(winner_row(top + oy, block, folded), winner_unit.y);
#ifdef ALIGNED
      // The stride divides the number of phases: which tap of a window each phase is, is known at compile time.
#pragma unroll(o, WINDOWS)
      {
        int ox = ${dx_P / SX} * column + ${o + LEFT};
        bool there = uint(ox) < uint(outputs) && first <= last;
        ox = clamp(ox, 0, outputs - 1);
        COORDINATE across = coordinate(dy_column(ox), unit.x);
        vec4 g = mix(vec4(0.0), dy_at(across, down, layer + dy_phase_of(ox)), bvec4(there));
        vec4 won = winner_at(across, winner_down, winner_first + dy_phase_of(ox)) - tap_row;
#pragma unroll(p, 0, dx_P)
#if ${(p + PX - (o + LEFT) * SX < KW) * (0 - 1 < p + PX - (o + LEFT) * SX)} == 1
        acc_${p} += mix(vec4(0.0), g, equal(won, vec4(${p + PX - (o + LEFT) * SX}.0)));
#endif
#pragma end
      }
#pragma end
#else
#pragma unroll(p, 0, dx_P)
      {
        int padded_x = column * dx_P + ${p + PX};
        int last_ox = min(outputs - 1, quotient(padded_x, SX));
        for (int ox = quotient(max(0, padded_x - KW + SX), SX); ox <= last_ox; ox++) {
          COORDINATE across = coordinate(dy_column(ox), unit.x);
          vec4 won = winner_at(across, winner_down, winner_first + dy_phase_of(ox)) - tap_row;
          vec4 g = dy_at(across, down, layer + dy_phase_of(ox));
          if (first <= last) acc_${p} += mix(vec4(0.0), g, equal(won, vec4(float(padded_x - ox * SX))));
        }
      }
#pragma end
#endif
    }
#ifdef MASKED
    COORDINATE down_x = x_down(x_row(row, block));
#endif
#pragma unroll(p, 0, dx_P)
#ifdef MASKED
    acc_${p} = mix(acc_${p}, vec4(0.0), lessThanEqual(x_at(across_x, down_x, x_layer(block) + ${p}), vec4(0.0)));
#endif
    dx_${m}_${p} = dx_keep(acc_${p}, ${m}, ${p});
#pragma end
  }
#pragma end
}
