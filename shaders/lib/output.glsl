// Tensor NAME to write: NAME_M blocks of four channels, NAME_P phases, one draw buffer each.
// With NAME_UNUSED another draw writes it, because the device has too few draw buffers for all outputs of a kernel.
// A fragment owns pixels P * column .. P * column + P - 1 of one row, in NAME_M channel blocks.
#pragma unroll(m, 0, NAME_M)
#pragma unroll(p, 0, NAME_P)
#ifdef NAME_UNUSED
vec4 NAME_${m}_${p};
#else
layout(location = ${NAME_AT + m * NAME_P + p}) out vec4 NAME_${m}_${p};
#endif
#pragma end
#pragma end
uniform ivec4 NAME_shape; // n, c, h, w
uniform ivec2 NAME_folds; // first channel block of this draw in each fold (see input.glsl), rows of texels in a fold
int NAME_block;           // first channel block of this fragment, once NAME_row has found it,
ivec2 NAME_inside;        // and the tensor's channels and columns

// Row of texels, counted over the samples of the batch: n * h + y. To be called first.
int NAME_row() {
  int row = int(gl_FragCoord.y);
  NAME_block = NAME_folds.x;
  NAME_inside = NAME_shape.yw;
#ifdef NAME_FOLD
  int fold = quotient(row, NAME_folds.y);
  NAME_block += fold << NAME_FOLD;
  row -= fold * NAME_folds.y;
#endif
  return row;
}

// Lanes past the last channel and pixels past the row's end must stay zero: reductions rely on it. NAME_RAGGED: there
// are such lanes; NAME_OVERHANG: there are such pixels.
vec4 NAME_keep(vec4 value, int m, int p) {
#ifdef NAME_OVERHANG
  value = mix(vec4(0.0), value, bvec4(int(gl_FragCoord.x) * NAME_P + p < NAME_inside.y));
#endif
#ifdef NAME_RAGGED
  ivec4 channel = 4 * (NAME_block + m) + ivec4(0, 1, 2, 3);
  value = mix(vec4(0.0), value, lessThan(channel, ivec4(NAME_inside.x)));
#endif
  return value;
}
