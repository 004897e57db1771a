/** What the stage says. Pure. */
import { thousands } from "#nn/format.ts";
import { type Sizes, SIDE } from "./layer.ts";

/** What was found on the GPU; null while it is being read. */
export function storeText(parameters: number, stored: number | null): string {
  if (stored === null) return "Reading the graphics card’s parameters back …";
  const found = `The graphics card holds ${thousands(stored)} ${stored === 1 ? "parameter" : "parameters"}`;
  return stored === parameters
    ? `${found}, as many as the formula says.`
    : `${found}, which is not what the formula says.`;
}

/** How the parameters compare with the numbers of the input: an image, or a signal. */
export function scaleText({ c }: Pick<Sizes, "c">, parameters: number, isImage: boolean): string {
  const values = (isImage ? SIDE * SIDE : SIDE) * c;
  const share = parameters / values;
  const text =
    share >= 1 ? `${share.toFixed(1)} times as many as` : `${(100 * share).toFixed(share < 0.01 ? 2 : 1)} % of`;
  const input = isImage ? `${SIDE} × ${SIDE} × ${c}` : `${SIDE} × ${c}`;
  return `That is ${text} the ${thousands(values)} values of an input of ${input}.`;
}

export type Rival = "wide" | "deep" | "equal";

/** Which of two layers has more parameters. */
export function larger(wide: number, deep: number): Rival {
  return wide === deep ? "equal" : wide > deep ? "wide" : "deep";
}
