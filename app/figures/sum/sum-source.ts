/** Where the numbers of a sum are read from. Pure. */
import type { Normalisation } from "#nn/labelled-images.ts";
import type { Graph, GraphNode, Shape } from "#nn/types.ts";
import type { ScaleKind } from "#engine/show/montage.ts";
import { plain } from "../numbers.ts";
import { scaleOf } from "../part.ts";
import type { Tap } from "./terms.ts";

/** The picture in front of the network, and how the network gets it. */
export interface InputPicture {
  /** 0 .. 1, before it is standardised; null where it is not shown. */
  readonly pixels: Float32Array | null;
  readonly normalisation: Normalisation;
}

export interface SumSource {
  /** What the value that is read is called, such as `pool1`. */
  readonly label: string;
  /** How the numbers of the sum are coloured. */
  readonly scale: ScaleKind;
  readonly shape: Pick<Shape, "h" | "w">;
  /** The picture, where the sum reads it in other numbers than its pixels. */
  readonly picture: InputPicture | null;
}

function isStandardised({ mean, std }: Normalisation): boolean {
  return mean !== 0 || std !== 1;
}

/** A value of a graph as what a sum reads. A standardised picture is coloured by its sign, as the sum gets it. */
export function sourceOf(graph: Graph, value: number, label: string, picture: InputPicture): SumSource {
  const isChanged = value === 0 && isStandardised(picture.normalisation);
  return {
    label,
    scale: isChanged ? "signed" : scaleOf(graph, value),
    shape: graph.values[value]?.shape ?? { h: 1, w: 1 },
    picture: isChanged ? picture : null,
  };
}

/** The picture's own pixel behind a tap; null where the sum reads it as it is, or something else, or padding. */
export function pixelOf({ picture, shape: { h, w } }: SumSource, { ci, iy, ix, inside }: Tap): number | null {
  return inside ? (picture?.pixels?.[(ci * h + iy) * w + ix] ?? null) : null;
}

/** Whether a node reads the picture itself, or the vector that it was flattened to. */
export function readsPicture(graph: Graph, { inputs }: GraphNode): boolean {
  return inputs.some((value) => {
    const producer = graph.nodes[graph.values[value]?.producer ?? -1];
    return value === 0 || (producer?.spec.type === "flatten" && producer.inputs[0] === 0);
  });
}

/** What the network makes of a picture's pixels before anything else; null where it gets them as they are. */
export function standardisedText({ mean, std }: Normalisation): string | null {
  if (!isStandardised({ mean, std })) return null;
  const [black, white] = [plain(-mean / std, 3), plain((1 - mean) / std, 3)];
  return `Pixels are standardised before the first layer: (pixel − ${plain(mean)}) ÷ ${plain(std)}. Black, 0, becomes ${black}; white, 1, becomes ${white}.`;
}
