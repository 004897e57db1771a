import { useEffect, useRef } from "react";
import type { Colouring } from "#engine/show/montage.ts";
import { colourAt, divergingPlace } from "#ui/colour-maps.ts";
import { Marks } from "../stage/frame.tsx";
import { Surface } from "../stage/surface.tsx";
import { type Entry, type Part, type PatternedMatrix, weightOf } from "./matrix-figure.tsx";
import "./matrix.css";

interface MatrixMapProps {
  readonly label: string;
  readonly matrix: PatternedMatrix;
  readonly colouring: Colouring;
  readonly extent: number;
  /** Rows and columns of its blocks, whose borders are drawn. */
  readonly block: { readonly rows: number; readonly columns: number };
  /** The part that the lens shows. */
  readonly part: Part;
  readonly at: Entry;
  readonly lit: number | null;
  readonly onPoint: (entry: Entry) => void;
}

/** A large matrix as a whole, one pixel per entry, with the lens that can be moved over it. */
export function MatrixMap({ label, matrix, colouring, extent, block, part, at, lit, onPoint }: MatrixMapProps) {
  const { rows, columns } = matrix;
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    [canvas.width, canvas.height] = [columns, rows];
    const image = context.createImageData(columns, rows);
    for (let i = 0; i < rows * columns; i++) {
      const weight = matrix.pattern[i] ?? -1;
      const value = weight < 0 ? 0 : (matrix.weights[weight] ?? 0);
      const colour = colourAt(colouring, divergingPlace(value, extent));
      for (const [channel, share] of colour.entries()) image.data[4 * i + channel] = Math.round(255 * share);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [matrix, rows, columns, colouring, extent]);
  const blocks = [
    ...Array.from(
      { length: Math.floor(columns / block.columns) - 1 },
      (_, i) => `M${(i + 1) * block.columns} 0V${rows}`,
    ),
    ...Array.from({ length: Math.floor(rows / block.rows) - 1 }, (_, i) => `M0 ${(i + 1) * block.rows}H${columns}`),
  ];
  return (
    <div className="scene-picture matrix-map" style={{ aspectRatio: `${columns} / ${rows}` }}>
      <canvas ref={ref} />
      <Marks width={columns} height={rows}>
        <path className="matrix-blocks" d={blocks.join("")} />
        {lit === null ? null : <path className="matrix-lit-places" d={placesOf(matrix, lit)} />}
        <rect className="scene-mark" x={part.column} y={part.row} width={part.columns} height={part.rows} />
      </Marks>
      <Surface
        label={label}
        text={`row ${at.row + 1}, column ${at.column + 1}`}
        places={{ y: rows, x: columns }}
        at={{ y: at.row, x: at.column }}
        limits={{ y: [0, rows - 1], x: [0, columns - 1] }}
        follows="press"
        onMove={({ y, x }) => onPoint({ row: y, column: x })}
      />
    </div>
  );
}

function placesOf(matrix: PatternedMatrix, lit: number): string {
  const places: string[] = [];
  for (let row = 0; row < matrix.rows; row++)
    for (let column = 0; column < matrix.columns; column++)
      if (weightOf(matrix, { row, column }) === lit) places.push(`M${column} ${row}h1v1h-1z`);
  return places.join("");
}
