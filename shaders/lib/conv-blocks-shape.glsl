// Where a bank's blocks of weights begin: see conv-blocks.glsl.
uniform int per_block;
uniform ivec2 group_size; // outputs and inputs in a group; (0, 0): one group

int block_start(int cob) {
  return group_size.x == 0 ? 0 : ((4 * cob) / group_size.x * group_size.y) >> 2;
}
