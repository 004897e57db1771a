/** How the parameters of a network are miscounted. */
import { plural, shapeText, size } from "#quiz/build.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { altered, convCase, convCounts } from "../../conv-case.ts";
import { denseParameters } from "../../dense-case.ts";
import { countsOf, doubled, type Drawn, lastMaps } from "./network.ts";

/** Parameters of the last convolution on another input. */
function lastConvolution({ convolutions }: Drawn, channels: number): number {
  const { filters, kernel } = convolutions.at(-1) ?? convolutions[0];
  const layer = convCase({ c: channels, h: 32, w: 32 }, { channels: filters, kernel: [kernel, kernel] });
  return convCounts(altered(layer, {})).parameters;
}

/** What the convolutions are taken for. */
function ofFilters(drawn: Drawn): readonly Slip<number>[] {
  const { total, convolutions } = countsOf(drawn);
  const last = convolutions.at(-1);
  if (!last) return [];
  const instead = (channels: number): number => total - last.parameters + lastConvolution(drawn, channels);
  if (convolutions.length === 1) {
    return [
      slip(
        instead(1),
        "flat-filter",
        "A filter one channel deep",
        "That would be right for a grey image. What lies under a filter at one position of an RGB image?",
      ),
    ];
  }
  return [
    slip(
      instead(1),
      "second-layer-flat",
      "Filters of the second layer one channel deep",
      "That would be right if the second convolution saw a single map. How many maps does the first one pass on?",
    ),
    slip(
      instead(drawn.image.c),
      "image-depth",
      "The second layer given the depth of the image",
      "The first convolution looks at the three colours. What does the second one look at?",
    ),
  ];
}

/** What the dense layer is taken to read. */
function ofTheDense(drawn: Drawn): readonly Slip<number>[] {
  const { total, dense, convolutions, layers } = countsOf(drawn);
  const maps = lastMaps(drawn);
  const [first] = convolutions;
  const instead = (shape: Partial<typeof maps>): number =>
    total - dense.parameters + denseParameters({ ...maps, ...shape }, drawn.units, true);
  const pool = layers.findLast(({ type }) => type === "max_pool2d");
  const padded = lastMaps({ ...drawn, padded: true });
  const common = [
    slip(
      instead({ h: padded.h, w: padded.w }),
      "border-forgotten",
      "The border lost in a convolution forgotten",
      "That would be right with padding. Without it, at how many positions along one side does a filter fit? Write the shape after each layer.",
    ),
    slip(
      instead({ h: 1, w: 1 }),
      "channels-only",
      "One dense weight for each map",
      `That lets each unit read one number from each of the ${plural(maps.c, "map")}. How many numbers does a map have?`,
    ),
  ];
  if (!pool || !first) return common;
  return [
    slip(
      instead({ c: first.output.c * maps.c }),
      "maps-multiply",
      "Maps of both layers multiplied",
      `This makes a new set of maps from every map. What does a filter do with the results of its ${plural(first.output.c, "slice")}, and how many maps leave the second layer?`,
    ),
    slip(
      instead({ h: pool.input.h, w: pool.input.w }),
      "pool-forgotten",
      "The last pool skipped",
      `${shapeText(pool.input)} is the shape before the last pool. Which shape is flattened?`,
    ),
    ...common,
  ];
}

/** Rows of the table that are left out, or made up. */
function ofTheTable(drawn: Drawn): readonly Slip<number>[] {
  const { total, dense, convolutions } = countsOf(drawn);
  const filters = convolutions.map(({ output }) => output.c).reduce((a, b) => a + b, 0);
  const pools = drawn.pools
    ? [
        slip(
          total + 4 * convolutions.length,
          "pool-has-parameters",
          "Weights given to the pools",
          `You gave each pool ${size([2, 2])} weights, as if it were a filter. What is there to learn in taking the largest value?`,
        ),
        slip(
          total + 2 * filters,
          "pool-has-parameters",
          "Weights given to the pools",
          "You gave each pooled map a factor and a bias, as in LeNet-5. Does taking the largest value need either of them?",
        ),
      ]
    : [];
  return [
    ...pools,
    slip(
      total - filters - drawn.units,
      "biases-forgotten",
      "All biases left out",
      "The weights are right, in all layers. What else do filters and units have that training can change?",
    ),
    slip(
      total - dense.parameters,
      "dense-forgotten",
      "The dense layer left out",
      "This counts the convolutions. Which other layers of the table have parameters?",
    ),
    slip(
      dense.parameters,
      "convolutions-forgotten",
      "The convolutions left out",
      "This counts the dense layer. Which other layers of the table have parameters?",
    ),
  ];
}

/** Wrong totals, commonest misconception first. */
export function totalSlips(drawn: Drawn): readonly Slip<number>[] {
  return [...ofFilters(drawn), ...ofTheDense(drawn), ...ofTheTable(drawn)];
}

/** Wrong gains, where the side of the image is doubled; commonest misconception first. */
export function gainSlips(drawn: Drawn): readonly Slip<number>[] {
  const { total, dense } = countsOf(drawn);
  const weights = dense.parameters - drawn.units;
  return [
    slip(
      3 * total,
      "everything-grows",
      "All layers grown with the image",
      "The image has four times the pixels. On a larger image the filters are applied at more positions. Which weights do they use there?",
    ),
    slip(
      weights,
      "one-axis",
      "Twice the side taken for twice the values",
      "Twice as many weights would be right if the image grew along one axis. Along how many axes does it grow here?",
    ),
    slip(
      3 * dense.parameters,
      "biases-grow",
      "Biases grown with the image",
      "The weights are right. How many biases does a unit have when it reads more values?",
    ),
    slip(
      4 * weights,
      "new-weights",
      "All new weights counted, not those gained",
      "That is how many weights the dense layer has now. How many of them did it have before?",
    ),
    slip(
      countsOf(doubled(drawn)).total,
      "new-total",
      "The new total",
      "That is how many parameters the new network has. How many more is that than before?",
    ),
  ];
}
