/** What students take for the step of the output, commonest first. */
import { slip, type Slip } from "#quiz/slips.ts";
import { type Drawn, jumpOf, type StridedLayer } from "./stack.ts";

type Slips = readonly Slip<number>[];

const stridesOf = (layers: readonly StridedLayer[]): readonly number[] => layers.map(({ s }) => s).filter((s) => s > 1);

function leastCommonMultiple(a: number, b: number): number {
  let multiple = a;
  while (multiple % b !== 0) multiple += a;
  return multiple;
}

export function leastSlips({ layers }: Drawn): Slips {
  const strides = stridesOf(layers);
  const [first = 1] = strides;
  const last = strides.at(-1) ?? 1;
  const kernel = layers[0]?.k ?? 1;
  const always = slip(
    1,
    "always",
    "Every shift commutes",
    "Without a stride, every shift would do. Move the image by one pixel: do the windows lie on the same parts of it as before?",
  );
  if (strides.length === 1) {
    return [
      always,
      slip(
        kernel,
        "kernel-multiple",
        "The kernel taken for the step",
        "That is how far a window reaches. How far apart do two neighbouring windows start?",
      ),
      slip(
        first * kernel,
        "kernel-times-stride",
        "Kernel times stride",
        "That shift does move the map by whole steps, but a smaller one does too. How far apart do two neighbouring windows start?",
      ),
      slip(
        first + kernel - 1,
        "kernel-added",
        "Kernel and stride added",
        "That is what two neighbouring windows span. By how much must the image move for one window to see what its neighbour saw?",
      ),
      slip(
        2 * first,
        "doubled",
        "Two steps instead of one",
        "With that shift, the map moves by two of its steps. Is there a smaller one?",
      ),
    ];
  }
  return [
    always,
    slip(
      strides.reduce((a, b) => a + b, 0),
      "strides-added",
      "Strides added",
      "You added the strides. One step of the last map is several steps of the map before it: how many pixels is each of those?",
    ),
    slip(
      first,
      "first-stride",
      "The first stride only",
      "That moves the first map by one step. Does the last one then move by a whole step?",
    ),
    slip(
      last,
      "last-stride",
      "The last stride only",
      "The last layer moves its window by that many steps of its own input. How many pixels is each of those?",
    ),
    slip(
      leastCommonMultiple(first, last),
      "least-common-multiple",
      "Least common multiple of the strides",
      "That number is a multiple of every stride. Follow such a shift through the first layer: what is left of it for the second?",
    ),
    slip(
      layers.reduce((all, { k }) => all * k, 1),
      "kernels-multiplied",
      "Kernels multiplied",
      "The kernels say how far windows reach. What says how far apart they start?",
    ),
  ].filter(({ value }, i) => i === 0 || value !== jumpOf(layers));
}

export function movesSlips({ layers, shifts }: Drawn): Slips {
  const [shift = 0] = shifts;
  const strides = stridesOf(layers);
  const [first = 1] = strides;
  const last = strides.at(-1) ?? 1;
  const added = strides.reduce((a, b) => a + b, 0);
  const common: Slips = [
    slip(
      0,
      "invariant",
      "The output does not move at all",
      "A map that contained no information about position would stay as it is. Where is the response to an edge, once the edge has moved?",
    ),
    slip(
      shift,
      "moves-as-far",
      "The map moves as far as the image",
      "In pixels of the image, that is true. The question asks for units of the map: how many pixels lie between two of them?",
    ),
  ];
  if (strides.length === 1) {
    return [
      ...common,
      slip(
        shift * first,
        "multiplied",
        "Shift times stride",
        "A map with more units than the image has pixels would move that far. Does this one have more or fewer?",
      ),
      slip(
        shift - first,
        "subtracted",
        "Stride subtracted",
        "You subtracted one stride. How many strides fit into the shift?",
      ),
      slip(
        shift - (layers[0]?.k ?? 0) + 1,
        "as-size",
        "Counted like the size of an output",
        "That is how many windows with stride 1 fit into that many pixels. Here the image is moved: which window now sees what the first one saw before?",
      ),
    ];
  }
  return [
    ...common,
    slip(
      shift / added,
      "strides-added",
      "Strides added",
      "You added the strides. Follow the shift through the layers, one after the other: what does each do to it?",
    ),
    slip(
      shift / first,
      "first-stride",
      "The first stride only",
      "The first map moves that far. What do the layers after it do?",
    ),
    slip(
      shift / last,
      "last-stride",
      "The last stride only",
      "The last layer divides what reaches it, not the shift of the image. How far does its own input move?",
    ),
    slip(
      shift - added,
      "subtracted",
      "Strides subtracted",
      "You subtracted the strides from the shift. How many steps of the map fit into it?",
    ),
  ].filter(({ value }) => value !== shift / jumpOf(layers));
}

/** For each shift to choose from, whether a misconception ticks it. */
export function whichSlips({ layers, shifts }: Drawn): readonly Slip<readonly boolean[]>[] {
  const strides = stridesOf(layers);
  const [first = 1] = strides;
  const last = strides.at(-1) ?? 1;
  const jump = jumpOf(layers);
  const multiplesOf = (step: number): readonly boolean[] => shifts.map((shift) => shift % step === 0);
  return [
    slip(
      shifts.map(() => true),
      "always",
      "Every shift commutes",
      "Without strides, every shift would do. Move the image by the smallest of these: by how many steps would the last map have to move?",
    ),
    slip(
      shifts.map(() => false),
      "never",
      "No shift commutes",
      "A stride breaks equivariance for some shifts, but not for all. Move the image by the distance between two neighbouring windows: what does each window see then?",
    ),
    slip(
      multiplesOf(first),
      "first-stride",
      "The first stride only",
      "These move the first map by whole steps. By how many must it move for the second layer?",
    ),
    slip(
      multiplesOf(last),
      "last-stride",
      "The last stride only",
      "These are multiples of the last stride, but that counts steps of the last layer’s input. How many pixels is each of those?",
    ),
    slip(
      multiplesOf(strides.reduce((a, b) => a + b, 0)),
      "strides-added",
      "Strides added",
      "You added the strides. One step of the last map is several steps of the map before it: how many pixels is each of those?",
    ),
    slip(
      multiplesOf(leastCommonMultiple(first, last)),
      "least-common-multiple",
      "Least common multiple of the strides",
      "These are multiples of every stride. Follow one of them through the first layer: what is left of it for the second?",
    ),
    slip(
      shifts.map((shift) => shift === jump),
      "one-step-only",
      "One step only",
      "That moves the map by one step. What does a shift twice as long do?",
    ),
  ].filter(({ value }) => value.some((isTicked, i) => isTicked !== ((shifts[i] ?? 0) % jump === 0)));
}
