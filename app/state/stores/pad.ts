import { DIGIT_SIZE, digitFromStrokes, type Stroke } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import type { Session } from "../session.ts";
import { makeStore } from "./store.ts";

const [usePad, write] = makeStore<{ readonly strokes: readonly Stroke[] }>({ strokes: sampleStrokes(3) });

/** What is written on the pad; it stays while another screen is open. */
export { usePad };

/** Puts strokes on the pad and, as MNIST would have them, in front of the network. */
export function drawStrokes(session: Session, strokes: readonly Stroke[]): void {
  write({ strokes });
  const kind = strokes.length > 0 ? "drawn" : "blank";
  session.setPicture(digitFromStrokes(strokes), { c: 1, h: DIGIT_SIZE, w: DIGIT_SIZE }, { kind });
}
