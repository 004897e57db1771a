import { Surface } from "#figures/stage/surface.tsx";
import { blockName, type Kind } from "./network.ts";

const HEIGHT = 3;
/** Of the row of layers; arcs rise above it. */
const MIDDLE = 2.1;
const HALF = 0.6;

interface ChainProps {
  readonly kind: Kind;
  /** With weights. */
  readonly layers: number;
  readonly out: number;
  readonly onOut: (block: number) => void;
}

/** The layers of a network in a row, two to a block, with the shortcuts above; a press takes a block out. */
export function Chain({ kind, layers, out, onOut }: ChainProps) {
  const blocks = (layers - 2) / 2;
  return (
    <div className="race-chain">
      <svg viewBox={`0 0 ${layers} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="race-wire" d={`M0 ${MIDDLE}H${layers}`} />
        <LayerBox x={0} group="conv" />
        <g>
          {Array.from({ length: blocks }, (_, i) => (
            <g key={blockName(i + 1)} className="race-block" data-out={out === i + 1 || undefined}>
              {kind === "residual" ? <path className="race-arc" d={arcOf(1 + 2 * i)} /> : null}
              <LayerBox x={1 + 2 * i} group="conv" />
              <LayerBox x={2 + 2 * i} group="conv" />
            </g>
          ))}
        </g>
        <LayerBox x={layers - 1} group="dense" />
      </svg>
      {/* A block is two layers wide: the pointer is on either of them, the keys go on by two. */}
      <Surface
        label={`Block that is taken out of both networks; the left and right arrow keys change it. Shown on the ${kind} one`}
        text={out === 0 ? "none" : `block ${out}`}
        places={{ y: 1, x: layers }}
        at={{ y: 0, x: 2 * out }}
        limits={{ y: [0, 0], x: [0, 2 * blocks] }}
        follows="press"
        step={2}
        onMove={({ x }) => onOut(Math.ceil(x / 2))}
      />
    </div>
  );
}

function LayerBox({ x, group }: { readonly x: number; readonly group: "conv" | "dense" }) {
  return (
    <rect className="race-layer" data-group={group} x={x + 0.14} y={MIDDLE - HALF} width={0.72} height={2 * HALF} />
  );
}

/** From before a block to after it. */
function arcOf(x: number): string {
  return `M${x} ${MIDDLE}C${x} 0.1 ${x + 2} 0.1 ${x + 2} ${MIDDLE}`;
}
