import type { Colouring } from "#engine/show/montage.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveScale } from "#figures/picture/live-scale.tsx";
import { LiveFrame } from "#figures/stage/frame.tsx";
import { useStable } from "#figures/view/use-stable.ts";
import { times } from "#nn/format.ts";
import { valueShape } from "#nn/graph.ts";
import type { Graph } from "#nn/types.ts";
import { formatFixed } from "#ui/number-text.ts";
import type { BlockPlaces, Passed } from "./block.ts";

const GAP = 2;

interface BlockFigureProps {
  readonly graph: Graph;
  readonly places: BlockPlaces;
  /** Root mean squares of the values; null before they are read. */
  readonly sizes: Readonly<Record<keyof BlockPlaces, number | null>>;
  /** Null until it is measured. */
  readonly passed: Passed | null;
  /** Whether the shortcut is a convolution. */
  readonly isProjected: boolean;
}

/** The tensors of a block as an equation: from x to F(x), with what the shortcut brings, to their sum. */
export function BlockFigure({ graph, places, sizes, passed, isProjected }: BlockFigureProps) {
  const signed = useColouring("signed");
  const like = useStable(mapsOf(graph, places.sum, signed));
  const common = { graph, like };
  return (
    <div className="block">
      <div className="block-diagram">
        <div className="block-x">
          <Value {...common} thing="plain" name="x" value={places.x} size={sizes.x} gradient={passed?.toX ?? null} />
        </div>
        <div className="block-ways" data-splits aria-hidden="true">
          <svg viewBox="0 0 10 100" preserveAspectRatio="none">
            <path className="race-wire" d="M0 50H5V26H10" />
            <path className="race-arc" d="M5 50V74H10" />
          </svg>
        </div>
        <div className="block-f">
          <Value {...common} thing="sizes" name="F(x)" value={places.f} size={sizes.f} gradient={passed?.toF ?? null} />
        </div>
        <div className="block-shortcut">
          <Value
            {...common}
            thing="residual"
            name={isProjected ? "Wx" : "x"}
            value={places.shortcut}
            size={sizes.shortcut}
            gradient={passed?.toShortcut ?? null}
          />
        </div>
        <div className="block-ways" data-joins aria-hidden="true">
          <svg viewBox="0 0 10 100" preserveAspectRatio="none">
            <path className="race-wire" d="M0 26H5V50H10" />
            <path className="race-arc" d="M0 74H5V50" />
          </svg>
          <span className="block-plus">+</span>
        </div>
        <div className="block-y">
          <Value {...common} thing="loss" name="y" value={places.sum} size={sizes.sum} gradient={passed ? 1 : null} />
        </div>
      </div>
      <LiveScale label="Values of all maps" spec={like} />
    </div>
  );
}

interface ValueProps {
  readonly graph: Graph;
  /** Whose colours it has. */
  readonly like: PictureSpec;
  readonly thing: string;
  readonly name: string;
  readonly value: number;
  readonly size: number | null;
  /** Over that of the sum. */
  readonly gradient: number | null;
}

/** All maps of one value, how large they are, and the gradient that they get. */
function Value({ graph, like, thing, name, value, size, gradient }: ValueProps) {
  const { c, h, w } = valueShape(graph, value);
  const [columns, rows] = [columnsOf(c), Math.ceil(c / columnsOf(c))];
  return (
    <div className="block-value">
      <LiveFrame
        thing={thing}
        ratio={(columns * (w + GAP) - GAP) / (rows * (h + GAP) - GAP)}
        picture={{ ...mapsOf(graph, value, like.colouring), like }}
        title={`${name}: ${times(c, h, w)}`}
      />
      <p className="block-numbers">
        <span>{size === null ? "" : `|${name}| = ${formatFixed(size, 2)}`}</span>
        <span className="block-back">{gradient === null ? "" : `← ${formatFixed(gradient, 2)} |g|`}</span>
      </p>
    </div>
  );
}

function mapsOf(graph: Graph, value: number, colouring: Colouring): PictureSpec {
  const { c } = valueShape(graph, value);
  return { kind: "maps", value, first: 0, count: c, columns: columnsOf(c), gap: GAP, shrink: 1, colouring };
}

/** Maps side by side, as near to a square as they go. */
function columnsOf(count: number): number {
  return Math.ceil(Math.sqrt(count / 1.5));
}
