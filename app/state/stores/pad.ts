import { create } from "zustand";
import { DIGIT_SIZE, digitFromStrokes, type Stroke } from "#data/digit-pad.ts";
import { sampleStrokes } from "#data/sample-strokes.ts";
import type { Session } from "../session.ts";

/** What is written on the pad; it stays while another screen is open. Changed by `drawStrokes` only. */
export const usePad = create<{ readonly strokes: readonly Stroke[] }>()(() => ({ strokes: sampleStrokes(3) }));

/** Puts strokes on the pad and, as MNIST would have them, in front of the network. */
export function drawStrokes(session: Session, strokes: readonly Stroke[]): void {
  usePad.setState({ strokes });
  session.setPicture(digitFromStrokes(strokes), { c: 1, h: DIGIT_SIZE, w: DIGIT_SIZE }, { kind: "drawn" });
}
