/** The default input image: what is on the pad, or a test image. */
import { imageAt } from "#data/dataset.ts";
import type { DataSource } from "#data/data-source.ts";
import { defaultSource } from "#data/sources.ts";
import type { Session } from "./session.ts";
import { useData } from "./stores/data-store.ts";
import { dismiss, notify } from "./stores/notices.ts";
import { drawStrokes, usePad } from "./stores/pad.ts";

const NOTICE = "test-images";

/** Whether images like the source's can be drawn on the pad, which prepares strokes as digits. */
export function isDrawable(source: DataSource): boolean {
  return source === defaultSource;
}

/** Sets the input to a test image, counted from 0; if the images cannot be loaded, a notice says so. */
export async function showTestImage(session: Session, index: number): Promise<void> {
  const { source } = useData.getState();
  const loaded = await source.load();
  if (source !== useData.getState().source) return;
  if (!loaded.ok) {
    const retry = { label: "Try again", run: () => void showTestImage(session, index) };
    const text = `The test images could not be loaded. ${loaded.message}`;
    notify({ id: NOTICE, tone: "warning", text, ...(loaded.canRetry ? { action: retry } : {}) });
    return;
  }
  dismiss(NOTICE);
  const { test } = loaded;
  const label = test.labels[index] ?? 0;
  const pixels = Float32Array.from(imageAt(test, index), (value) => value / 255);
  session.setPicture(pixels, test.shape, { kind: "example", index, label });
}

/** Sets an input image that fits the data: now, and whenever other data is chosen. */
export function keepPicture(session: Session): void {
  const show = (): void => {
    dismiss(NOTICE);
    if (isDrawable(useData.getState().source)) drawStrokes(session, usePad.getState().strokes);
    else void showTestImage(session, 0);
  };
  show();
  useData.subscribe(show);
}
