/** What the stage says about a unit's predicted and measured receptive field. Pure. */
import { lengthOf, sameBox } from "#nn/field-box.ts";
import type { Reading } from "#engine/show/reading.ts";
import { heldFrom } from "#figures/field/field-text.ts";
import { type Seen, sides } from "./stack.ts";

/**
 * The two fields compared; `found` is null where no pixel has a gradient, `isCurrent` false until it has been measured.
 */
export function verdict(
  { unit, predicted }: Pick<Seen, "unit" | "predicted">,
  found: Reading["field"],
  isCurrent: boolean,
): string {
  if (!unit) return "No layer can run, so this is an input pixel, which sees only itself.";
  if (!isCurrent) return "…";
  if (!predicted && !found) return "This unit's receptive field lies entirely in the padding: no pixel has a gradient.";
  const size = predicted ? sides(predicted) : "no pixel";
  if (!found) return `Inside the image: predicted ${size}, but no pixel has a gradient.`;
  if (found === "not-finite")
    return `Inside the image: predicted ${size}; the gradient exceeds this graphics card's number range.`;
  const pixels = found.pixels === 1 ? "1 pixel has" : `${found.pixels} pixels have`;
  if (!predicted) return `Predicted: no pixel, but ${pixels} a gradient.`;
  const box = sameBox(predicted, found.box) ? "the same box" : "a different box";
  const isFilled = found.pixels === lengthOf(predicted.y) * lengthOf(predicted.x);
  const lost = isFilled ? "" : heldFrom(found);
  return `Inside the image: predicted ${size}, measured ${sides(found.box)}, ${box}; ${pixels} a gradient.${lost}`;
}
