import { MatrixFigure } from "#figures/matrix/matrix-figure.tsx";
import { Symbol } from "#figures/matrix/symbol.tsx";
import type { Colouring } from "#engine/show/montage.ts";
import { formatFixed } from "#ui/number-text.ts";
import type { Wires } from "./layer.ts";
import type { Signals } from "./measure.ts";
import { type At, extentOf, WiresFigure } from "./wires-figure.tsx";

interface WiresSubjectProps {
  readonly n: number;
  readonly layers: readonly [Wires, Wires];
  readonly input: Float32Array;
  /** Read from the GPU; null before the first. */
  readonly signals: Signals | null;
  readonly colouring: Colouring;
  readonly at: At;
  readonly onPoint: (at: At) => void;
}

const LETTERS = { 1: ["x", "W", "h"], 2: ["h", "W", "y"] } as const;

/** Two layers as units and wires, and the matrix of the one that is looked at. */
export function WiresSubject({ n, layers, input, signals, colouring, at, onPoint }: WiresSubjectProps) {
  const wires = layers[at.layer - 1] ?? layers[0];
  const values = [input, signals?.hidden ?? null, signals?.output ?? null] as const;
  const [from, to] = [values[at.layer - 1] ?? input, values[at.layer] ?? null];
  const number = wires.pattern[at.row * n + at.column] ?? -1;
  const alike = wires.pattern.filter((each) => each === number).length;
  return (
    <>
      <div className="sharing-views">
        <div className="scene-thing" data-thing="wires">
          <WiresFigure n={n} layers={layers} values={values} colouring={colouring} at={at} onPoint={onPoint} />
        </div>
        <div className="scene-thing sharing-matrix" data-thing="matrix">
          <MatrixFigure
            label={`Weights of layer ${at.layer}`}
            letters={LETTERS[at.layer]}
            matrix={wires}
            colouring={colouring}
            extent={1}
            outputExtent={extentOf(to)}
            input={from}
            output={to}
            at={at}
            lit={number < 0 ? null : number}
            onPoint={({ row, column }) => onPoint({ layer: at.layer, row, column })}
          />
        </div>
      </div>
      <p className="sharing-told">
        <Symbol letter={LETTERS[at.layer][0]} index={at.column + 1} />
        <span>→</span>
        <Symbol letter={LETTERS[at.layer][2]} index={at.row + 1} />
        <span>
          {number < 0
            ? "is not a wire: this entry of the matrix is always zero."
            : `has the weight ${formatFixed(wires.weights[number] ?? 0, 2)}, used by ${alike === 1 ? "this wire alone" : `${alike} wires of the layer`}.`}
        </span>
      </p>
    </>
  );
}
