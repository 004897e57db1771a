// Which 4x4 blocks of weights connect which blocks of channels. Block (cob, ky, kx, j) of a filter bank joins
// output block cob with input block start(cob) + j, j < per_block; grouped filters keep only the blocks that a
// group touches, with zeros where a block straddles two groups. Index = ((cob KH + ky) KW + kx) per_block + j.
uniform int weight_base, bias_base; // first rows of weight and bias; bias_base < 0: none
uniform int conv_count;  // blocks to sum over: per_block, or all output blocks when TRANSPOSED
#include "lib/conv-blocks-shape.glsl"

#ifdef TRANSPOSED
#define CONV_APPLY(w, v) ((v) * (w))
int conv_first(int block) { return 0; }
// `block` is a block of ci, `other` of co; there is one group.
int conv_index(int block, int other, int j, int ky, int KH) {
  return ((other * KH + KH - 1 - ky) * KW + KW - 1) * per_block + block - block_start(other);
}
int conv_tap(int kx) { return -kx * per_block; }
vec4 conv_bias(int block) { return vec4(0.0); }
#else
#define CONV_APPLY(w, v) ((w) * (v))
int conv_first(int block) { return block_start(block); }
int conv_index(int block, int other, int j, int ky, int KH) {
  return (block * KH + ky) * KW * per_block + j;
}
int conv_tap(int kx) { return kx * per_block; }
vec4 conv_bias(int block) {
  return bias_base < 0 ? vec4(0.0) : parameter_vector(bias_base, block);
}
#endif
