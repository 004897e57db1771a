import { useEffect, useRef } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { colourAt, divergingPlace } from "#ui/colour-maps.ts";

interface HeatMapProps {
  /** Row by row, as many as `columns` times whole rows. */
  readonly values: Float64Array | Float32Array;
  readonly columns: number;
  readonly colouring: Colouring;
  /** Value at the end of the colour scale. */
  readonly extent: number;
}

/** A picture of numbers already on the CPU, such as a mean over many passes, in the colours of a live picture. */
export function HeatMap({ values, columns, colouring, extent }: HeatMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = values.length / columns;
  useEffect(() => {
    const pixels = new Uint8ClampedArray(4 * values.length);
    values.forEach((value, i) => {
      const at =
        colouring.scale === "signed" ? divergingPlace(value, extent) : extent > 0 ? Math.abs(value) / extent : 0;
      const colour = colourAt(colouring, at);
      for (let channel = 0; channel < 3; channel++) pixels[4 * i + channel] = 255 * (colour[channel] ?? 0);
      pixels[4 * i + 3] = 255;
    });
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
  }, [values, columns, rows, colouring, extent]);
  return <canvas ref={canvas} className="fig-heat" width={columns} height={rows} />;
}
