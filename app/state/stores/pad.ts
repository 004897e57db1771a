import { DIGIT_SIZE, digitFromStrokes, type Stroke } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import type { Session } from "../session.ts";
import { makeStore } from "./store.ts";

const [usePad, write] = makeStore<{ readonly strokes: readonly Stroke[] }>({ strokes: sampleStrokes(3) });

/** The strokes on the pad; they stay while another screen is open. */
export { usePad };

/** Draws strokes on the pad and sets them, prepared like MNIST's digits, as the input image. */
export function drawStrokes(session: Session, strokes: readonly Stroke[]): void {
  write({ strokes });
  const kind = strokes.length > 0 ? "drawn" : "blank";
  session.setPicture(digitFromStrokes(strokes), { c: 1, h: DIGIT_SIZE, w: DIGIT_SIZE }, { kind });
}
