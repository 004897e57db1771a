/**
 * Where each weight lies in the network's parameter textures. Pure arithmetic; see
 * `shaders/lib/parameters.glsl` for the layout itself.
 */

/** A bank of filters: a convolution's, or a dense layer's (kernel = the input's height and width). */
export interface BankGeometry {
  readonly outputs: number;
  /** Input channels in all (not of one group). */
  readonly inputs: number;
  readonly kernelY: number;
  readonly kernelX: number;
  readonly groups: number;
}

/** First block of four input channels that the outputs of block `cob` read. */
export function blockStart(bank: BankGeometry, cob: number): number {
  if (bank.groups === 1) return 0;
  const outputsPerGroup = bank.outputs / bank.groups;
  const inputsPerGroup = bank.inputs / bank.groups;
  return (Math.floor((4 * cob) / outputsPerGroup) * inputsPerGroup) >> 2;
}

/** Input blocks stored for each output block: all of them, or the most that the groups of any output block touch. */
export function blocksPerOutput(bank: BankGeometry): number {
  if (bank.groups === 1) return Math.ceil(bank.inputs / 4);
  const outputsPerGroup = bank.outputs / bank.groups;
  const inputsPerGroup = bank.inputs / bank.groups;
  let most = 1;
  for (let cob = 0; cob < Math.ceil(bank.outputs / 4); cob++) {
    const lastOutput = Math.min(4 * cob + 3, bank.outputs - 1);
    const lastInput = (Math.floor(lastOutput / outputsPerGroup) + 1) * inputsPerGroup - 1;
    most = Math.max(most, (lastInput >> 2) - blockStart(bank, cob) + 1);
  }
  return most;
}

/** Number of 4x4 blocks in a bank. */
export function bankBlocks(bank: BankGeometry): number {
  return Math.ceil(bank.outputs / 4) * bank.kernelY * bank.kernelX * blocksPerOutput(bank);
}

/**
 * The index in PyTorch's order (O, I/groups, H, W) of the weight in a block's input lane (texture layer) and output lane
 * (component); -1 where the block has none there (past the last channel, or between two groups).
 */
export function bankWeightAt(bank: BankGeometry, perBlock: number, block: number, layer: number, lane: number): number {
  const j = block % perBlock;
  const tap = Math.floor(block / perBlock);
  const taps = bank.kernelY * bank.kernelX;
  const cob = Math.floor(tap / taps);
  const co = 4 * cob + lane;
  const ci = 4 * (blockStart(bank, cob) + j) + layer;
  if (co >= bank.outputs || ci >= bank.inputs) return -1;
  const inputsPerGroup = bank.inputs / bank.groups;
  const i = ci - Math.floor(co / (bank.outputs / bank.groups)) * inputsPerGroup;
  return i < 0 || i >= inputsPerGroup ? -1 : (co * inputsPerGroup + i) * taps + (tap - cob * taps);
}
