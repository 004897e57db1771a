// Gradient of a convolution to its input where the stride SX divides the number of phases, as a gather over the outputs that
// read a pixel:
//   dx[n,ci,iy,ix] = sum_{co,ky,kx} W[co,ci,ky,kx] dy[n, co, (iy + PY - ky DY) / SY, (ix + PX - kx DX) / SX]
// A term exists only if both quotients are integers. In x that is known at compile time for each phase p and kx: the output
// is then (4 / SX) column + o with o = (p + PX - kx DX) / SX; each distinct o - LEFT (list COLUMNS) is fetched once. In y it
// holds for every KY_STEPth ky, from one on that depends on the row; the outputs that belong to them are OY_STEP rows apart.
// For the body of main; needs the input dy, the output dx and the uniforms below.
//   uniform int SY, DY, PY, KH, KY_STEP, OY_STEP;
  int column = int(gl_FragCoord.x);
  int row = dx_row();
  int n = quotient(row, dx_shape.z);
  int padded = row - n * dx_shape.z + PY;
  // The first ky whose quotient is an integer, and how many from there on have outputs inside dy.
  int ky = KH;
  for (int k = KY_STEP - 1; k >= 0; k--) {
    int like = padded + k * DY * (SY - 1); // as padded - k DY, but never negative
    if (quotient(like, SY) * SY == like) ky = k;
  }
  int oy = (padded - ky * DY) / SY;
  int skipped = quotient(max(0, oy - dy_shape.z + OY_STEP), OY_STEP);
  int count = oy < 0 ? 0 : min(quotient(max(0, KH - ky) + KY_STEP - 1, KY_STEP), quotient(oy, OY_STEP) + 1) - skipped;
  ky += skipped * KY_STEP;
  oy -= skipped * OY_STEP;
  UNITS dy_unit = dy_units();
  int folded = dy_folded(), last = dy_shape.w - 1, top = n * dy_shape.z, ky_step = KY_STEP, oy_step = OY_STEP;
#pragma unroll(o, COLUMNS)
  int ox_${o} = ${4 / SX} * column + ${o + LEFT};
  bvec4 in_${o} = bvec4(uint(ox_${o}) <= uint(last));
  ox_${o} = clamp(ox_${o}, 0, last);
  COORDINATE across_${o} = coordinate(dy_column(ox_${o}), dy_unit.x);
  int phase_${o} = dy_phase_of(ox_${o});
#pragma end
