/** The residual blocks that this quiz draws, and their counts. */
import { conv2d } from "#nn/layers/conv2d.ts";
import { projects, residual, type ResidualSpec } from "#nn/layers/residual.ts";
import { permutation, type Random } from "#nn/random.ts";
import type { Architecture, Shape } from "#nn/types.ts";
import { allDiffer, pick, plural, shapeText, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCounts } from "../../conv-case.ts";
import { countNetwork, networkCase } from "../../network-case.ts";

export interface Block {
  readonly input: Shape;
  readonly spec: ResidualSpec;
}

/** One block; at level 3 several, to find those that need a projection. */
export interface Drawn {
  readonly block: Block;
  readonly others: readonly Block[];
}

function blockOf(input: Shape, more: Partial<ResidualSpec>): Block {
  return { input, spec: { ...residual.create("res1"), ...more } };
}

/** The block as a network for the lab. */
export function networkOf({ input, spec }: Block): Architecture {
  return networkCase("Quiz: residual block", input, [spec]);
}

/** The network model's count of the block, and its output. */
export function countBlock(block: Block): { readonly parameters: number; readonly output: Shape } {
  const [counts] = countNetwork(networkOf(block));
  if (!counts) throw new Error("A block is a layer of its network");
  return counts;
}

/** Whether its shortcut has to change the shape. */
export function needsProjection({ input, spec }: Block): boolean {
  return projects(spec, input);
}

/** The projection by itself: a convolution without biases. */
export function projectionOf({ input, spec }: Block, kernel = 1): ConvCase {
  const { channels, stride } = spec;
  const padding = (kernel - 1) / 2;
  const layer = { channels, kernel: [kernel, kernel], stride: [stride, stride], padding: [padding, padding] } as const;
  return { input, spec: { ...conv2d.create("proj"), ...layer, bias: false } };
}

/** Weights of the projection, with the kernel that it is taken for. */
export function projectionWeights(block: Block, kernel = 1): number {
  return convCounts(projectionOf(block, kernel)).parameters;
}

const CHANNELS = [16, 24, 32, 48, 64, 96, 128] as const;
const SIDES = [14, 16, 20, 28, 32] as const;

/** Blocks that keep their shape, or change channels, sides or both, each on channels of its own; four or five of them. */
function several(random: Random): readonly Block[] {
  const square = (c: number): Shape => {
    const side = pick(SIDES, random);
    return { c, h: side, w: side };
  };
  const other = (c: number): number => (random.next() < 0.7 ? c * 2 : c / 2);
  const [first, second, third, fourth, fifth] = [...permutation(CHANNELS.length, random)].map((i) => CHANNELS[i] ?? 32);
  if (!first || !second || !third || !fourth || !fifth) return [];
  const blocks = [
    blockOf(square(first), { channels: first }),
    blockOf(square(second), { channels: second, kernel: 5 }),
    blockOf(square(third), { channels: other(third) }),
    blockOf(square(fourth), { channels: fourth, stride: 2 }),
    blockOf(square(fifth), { channels: other(fifth), stride: 2 }),
  ];
  const kept = random.next() < 0.5 ? blocks : blocks.toSpliced(pick([0, 4], random), 1);
  return [...permutation(kept.length, random)].flatMap((i) => kept[i] ?? []);
}

export function draw(level: Level, random: Random): Drawn | null {
  const side = pick(SIDES, random);
  const [c, channels] = [pick(CHANNELS, random), pick(CHANNELS, random)];
  const stride = level === 1 ? 2 : pick([1, 2, 2], random);
  if (!allDiffer(c, channels, side)) return null;
  const block = blockOf({ c, h: side, w: side }, { channels, stride, batchNorm: random.next() < 0.6 });
  return { block, others: level === 3 ? several(random) : [] };
}

/** A block in a line: `28 × 28 × 64 in, 128 filters of 3 × 3, stride 2`. */
export function described({ input, spec }: Block): string {
  return `input ${shapeText(input)}, ${plural(spec.channels, "filter")} of ${size([spec.kernel, spec.kernel])}, stride ${spec.stride}`;
}

/** What stands behind or in the convolutions. */
export function extras({ spec }: Block): string {
  return spec.batchNorm
    ? "No convolution has biases; each is followed by a batch normalisation, whose scales and shifts count as parameters"
    : "Each convolution has biases, and there is no normalisation";
}

/** The question in words. */
export function promptOf({ block }: Drawn, level: Level): string {
  if (level === 3) {
    return "In a residual block, two convolutions follow one another. The first has the given stride; padding ensures that nothing else changes height and width. Their result is added to the block’s input. In which of these blocks does the shortcut need a projection?";
  }
  const { input, spec } = block;
  const { output } = countBlock(block);
  const shapes = `A residual block turns an input of ${shapeText(input)} into an output of ${shapeText(output)} (height × width × channels).`;
  if (level === 1) {
    return `${shapes} Its first convolution has stride ${spec.stride}. The shortcut is built as in ResNet, but without biases or normalisation. How many weights does the shortcut have?`;
  }
  const stride = spec.stride > 1 ? `, the first with stride ${spec.stride}` : "";
  return `${shapes} It has two convolutions of size ${size([spec.kernel, spec.kernel])}${stride}, and a 1 × 1 projection on the shortcut. ${extras(block)}. How many parameters does the block have?`;
}
