/** The input of a unit's sum. Pure. */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Graph, GraphNode, Shape } from "#nn/types.ts";
import type { ScaleKind } from "#engine/show/montage.ts";
import { plain } from "../numbers.ts";
import { scaleOf } from "../part.ts";
import type { Tap } from "./terms.ts";

/** The input image, and how it is normalised for the network. */
export interface InputPicture {
  /** 0 .. 1, before standardising; null if it is not shown. */
  readonly pixels: Float32Array | null;
  readonly normalisation: Normalisation;
}

export interface SumSource {
  /** Name of the input value, such as `pool1`. */
  readonly label: string;
  /** Colour scale of the input values. */
  readonly scale: ScaleKind;
  readonly shape: Pick<Shape, "h" | "w">;
  /** The input image, if the sum reads standardised values instead of its pixels. */
  readonly picture: InputPicture | null;
}

function isStandardised({ mean, std }: Normalisation): boolean {
  return mean !== 0 || std !== 1;
}

/** A value of a graph as the input of a sum. A standardised image is coloured by sign, like the values in the sum. */
export function sourceOf(graph: Graph, value: number, label: string, picture: InputPicture): SumSource {
  const isChanged = value === 0 && isStandardised(picture.normalisation);
  return {
    label,
    scale: isChanged ? "signed" : scaleOf(graph, value),
    shape: graph.values[value]?.shape ?? { h: 1, w: 1 },
    picture: isChanged ? picture : null,
  };
}

/** The image pixel behind a tap; null if the sum reads pixels directly, another value, or padding. */
export function pixelOf({ picture, shape: { h, w } }: SumSource, { ci, iy, ix, inside }: Tap): number | null {
  return inside ? (picture?.pixels?.[(ci * h + iy) * w + ix] ?? null) : null;
}

/** Whether a node reads the input image, flattened or not. */
export function readsPicture(graph: Graph, { inputs }: GraphNode): boolean {
  return inputs.some((value) => {
    const producer = graph.nodes[graph.values[value]?.producer ?? -1];
    return value === 0 || (producer?.spec.type === "flatten" && producer.inputs[0] === 0);
  });
}

/** How pixels are standardised before the first layer; null if they are not. */
export function standardisedText({ mean, std }: Normalisation): string | null {
  if (!isStandardised({ mean, std })) return null;
  const [black, white] = [plain(-mean / std, 3), plain((1 - mean) / std, 3)];
  return `Pixels are standardised before the first layer: (pixel − ${plain(mean)}) ÷ ${plain(std)}. Black, 0, becomes ${black}; white, 1, becomes ${white}.`;
}
