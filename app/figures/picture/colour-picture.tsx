import { useEffect, useRef } from "react";

interface ColourPictureProps {
  /** Red, green and blue (C, H, W), as many pictures as there are. */
  readonly planes: readonly Float32Array[];
  readonly side: number;
  /** Pictures in a row, and pixels between them. */
  readonly columns?: number;
  readonly gap?: number;
  /** `unit`: 0 .. 1. `signed`: zero is grey, and the largest value of each picture is at the end of the scale. */
  readonly scale: "unit" | "signed";
}

/** Colour pictures of numbers already on the CPU: three planes each, such as the filters of a layer that reads photos. */
export function ColourPicture({ planes, side, columns = planes.length, gap = 0, scale }: ColourPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = Math.max(1, columns * (side + gap) - gap);
  const height = Math.max(1, Math.ceil(planes.length / columns) * (side + gap) - gap);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    planes.forEach((each, i) =>
      context.putImageData(
        new ImageData(pixelsOf(each, side, scale), side, side),
        (i % columns) * (side + gap),
        Math.floor(i / columns) * (side + gap),
      ),
    );
  }, [planes, side, columns, gap, scale, width, height]);
  return <canvas ref={canvas} className="fig-colour" width={width} height={height} />;
}

function pixelsOf(
  planes: Float32Array,
  side: number,
  scale: ColourPictureProps["scale"],
): Uint8ClampedArray<ArrayBuffer> {
  const area = side * side;
  const most =
    scale === "unit"
      ? 1
      : Math.max(
          1e-9,
          planes.reduce((largest, v) => Math.max(largest, Math.abs(v)), 0),
        );
  const pixels = new Uint8ClampedArray(4 * area).fill(255);
  for (let i = 0; i < area; i++)
    for (let c = 0; c < 3; c++) {
      const value = planes[c * area + i] ?? 0;
      pixels[4 * i + c] = 255 * (scale === "unit" ? value : 0.5 + (0.5 * value) / most);
    }
  return pixels;
}
