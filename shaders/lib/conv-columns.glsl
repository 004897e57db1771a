// Texel columns that four neighbouring outputs read. Texel t is column SX column + t + floor(-PX / 4); those that
// may lie outside the image (not in [INNER_FROM, INNER_TO)) are fetched from its edge and set to zero.
#if PHASES == 4 && (defined(PIXELS) || x_P == 4)
#pragma unroll(t, 0, TEXELS)
  int at_${t} = SX * column + ${t + (0 - PX) / 4};
#if ${t} < INNER_FROM || ${t} >= INNER_TO
  bvec4 in_${t} = bvec4(uint(at_${t}) < uint(x_texels));
  at_${t} = clamp(at_${t}, 0, x_texels - 1);
#endif
  COORDINATE across_${t} = coordinate(at_${t}, x_unit.x);
#pragma end
#endif
