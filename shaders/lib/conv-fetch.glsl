// The pixels x_<o> of row `source` and channel block `in_block` that four neighbouring outputs read: o in COLUMNS.
#if x_P == 4 && PHASES == 4
      COORDINATE down = coordinate(x_row(source, in_block, x_fold), x_unit.y);
      int layer = x_layer(in_block);
#endif
#pragma unroll(o, COLUMNS)
#if x_P == 4 && PHASES == 4
      vec4 x_${o} = x_at(across_${(o - PX) / 4 - (0 - PX) / 4}, down, layer + ${(o - PX) % 4});
#if ${(o - PX) / 4 - (0 - PX) / 4} < INNER_FROM || ${(o - PX) / 4 - (0 - PX) / 4} >= INNER_TO
      x_${o} = mix(vec4(0.0), x_${o}, in_${(o - PX) / 4 - (0 - PX) / 4});
#endif
#else
      vec4 x_${o} = x_padded(source, in_block, ${SX * PHASES} * column + ${o - PX});
#endif
#pragma end
