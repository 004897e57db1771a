// Blocks of weights as in conv-blocks.glsl, for kernels that write them instead of reading them.
uniform int per_block;
uniform ivec2 group_size;

int block_start(int cob) {
  return group_size.x == 0 ? 0 : ((4 * cob) / group_size.x * group_size.y) >> 2;
}
