import { useEffect, useRef } from "react";
import { COLOURS } from "./colours.ts";
import { HOME, labelOfPixel, type Offset } from "./grid.ts";
import { CELL, COLUMNS, placesOf, ROWS, type Step } from "./network.ts";
import { HEIGHT, WIDTH } from "./scenery.ts";
import type { Canvas } from "./sprite.ts";

/** A part of the composed scene as it is, pixel by pixel; all of it by default. */
export function Composed({ scene, from }: { readonly scene: Canvas | null; readonly from?: Part }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { x = 0, y = 0, width = WIDTH, height = HEIGHT } = from ?? {};
  useEffect(() => {
    if (!scene) return;
    const plane = scene.width * scene.height;
    const image = new ImageData(width, height);
    for (let i = 0; i < width * height; i++) {
      const at = (y + Math.floor(i / width)) * scene.width + x + (i % width);
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = 255 * (scene.rgb[c * plane + at] ?? 0);
      image.data[4 * i + 3] = 255;
    }
    ref.current?.getContext("2d")?.putImageData(image, 0, 0);
  }, [scene, x, y, width, height]);
  return <canvas ref={ref} width={width} height={height} />;
}

export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface LabelsProps {
  readonly labels: Uint8Array | null;
  readonly step: Step;
  readonly offset: Offset;
  /** The true class of each pixel under the grid, to show the pixels that are labelled wrongly; null to show all labels. */
  readonly against: Uint8Array | null;
}

/** The labels over the scene: in their colours, or in red where they are wrong. */
export function Labels({ labels, step, offset, against }: LabelsProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { h, w } = against ? { h: ROWS * CELL, w: COLUMNS * CELL } : placesOf(step);
  useEffect(() => {
    if (!labels) return;
    const image = new ImageData(w, h);
    for (let i = 0; i < w * h; i++) {
      const label = against ? labelOfPixel(labels, step, i) : (labels[i] ?? 0);
      const [red, green, blue] = against ? [190, 0, 0] : (COLOURS[label] ?? [0, 0, 0]);
      image.data.set([red, green, blue, against && label === against[i] ? 0 : 255], 4 * i);
    }
    ref.current?.getContext("2d")?.putImageData(image, 0, 0);
  }, [labels, step, against, h, w]);
  return (
    <canvas
      ref={ref}
      className="cells-labels"
      width={w}
      height={h}
      style={{
        left: `${(100 * (HOME.x + offset.x)) / WIDTH}%`,
        top: `${(100 * (HOME.y + offset.y)) / HEIGHT}%`,
        width: `${(100 * COLUMNS * CELL) / WIDTH}%`,
        height: `${(100 * ROWS * CELL) / HEIGHT}%`,
      }}
    />
  );
}
