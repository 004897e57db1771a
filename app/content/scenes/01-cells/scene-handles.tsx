import { Surface } from "#figures/stage/surface.tsx";
import type { StageProps } from "../../scene-types.ts";
import { HOME } from "./grid.ts";
import { CELL, COLUMNS, ROWS } from "./network.ts";
import { BIRD, HEIGHT, WIDTH } from "./scenery.ts";
import { boxOf, type Sprite } from "./sprite.ts";
import { FARTHEST, SIZES, type State } from "./state.ts";

const PLACES = { y: HEIGHT, x: WIDTH } as const;
/** Radius of what a handle is held by, in pixels of the scene: wide enough for a finger. */
const HOLD = 9;
/** How far outside of the bird’s box its corner is held. */
const APART = 4;

interface SceneHandlesProps extends Pick<StageProps<State>, "state" | "set"> {
  readonly sprite: Sprite;
  readonly labels: Uint8Array | null;
}

/** The grid, the cells that say "bird", and what is dragged: the bird, the corner of its box, the corner of the grid. */
export function SceneHandles({ state, set, sprite, labels }: SceneHandlesProps) {
  const { x, y, size, gridX, gridY, step } = state;
  const box = boxOf(sprite, size);
  const [left, top] = [HOME.x + gridX, HOME.y + gridY];
  const clamp = (value: number, most: number): number => Math.max(8, Math.min(most - 8, value));
  const corner = { x: clamp(x + box.width / 2 + APART, WIDTH), y: clamp(y + box.height / 2 + APART, HEIGHT) };
  return (
    <>
      <Surface
        label="The bird; arrow keys move it by a pixel, with Shift by eight"
        text={`${x} pixels from the left, ${y} from the top`}
        places={PLACES}
        at={{ y, x }}
        limits={{ y: [HOME.y, HEIGHT - HOME.y], x: [HOME.x, WIDTH - HOME.x] }}
        follows="drag"
        onMove={set}
      />
      <Handle of="size" at={corner}>
        <Surface
          label="Size of the bird; the left and right arrow keys change it"
          text={`${size} pixels`}
          places={PLACES}
          at={{ y: 0, x: Math.round(size / 2) }}
          limits={{ y: [0, 0], x: [SIZES.least / 2, SIZES.most / 2] }}
          follows="drag"
          onMove={(to) => set({ size: 2 * to.x })}
        />
      </Handle>
      <Handle of="grid" at={{ x: left, y: top }}>
        <Surface
          label="The grid; arrow keys move it by a pixel, with Shift by eight"
          text={`${gridX} pixels right, ${gridY} down from where it was`}
          places={PLACES}
          at={{ y: gridY, x: gridX }}
          limits={{ y: [-FARTHEST, FARTHEST], x: [-FARTHEST, FARTHEST] }}
          follows="drag"
          onMove={(to) => set({ gridX: to.x, gridY: to.y })}
        />
      </Handle>
      <svg className="cells-over" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className="cells-lines" d={linesOf(left, top, step === CELL)} />
        {step === CELL && labels ? <path className="cells-says" d={birdCells(labels, left, top)} /> : null}
        <rect
          className="cells-bird"
          x={x - box.width / 2}
          y={y - box.height / 2}
          width={box.width}
          height={box.height}
        />
        <circle className="cells-grip" data-for="size" cx={corner.x} cy={corner.y} r="4" />
        <rect className="cells-grip" data-for="grid" x={left - 4} y={top - 4} width="8" height="8" />
      </svg>
    </>
  );
}

interface HandleProps {
  readonly of: "size" | "grid";
  readonly at: { readonly x: number; readonly y: number };
  readonly children: React.ReactNode;
}

/** Leaves of a surface over the whole scene only what lies around a point, so that what is dragged does not drag the surface along. */
function Handle({ of, at, children }: HandleProps) {
  const [x, y] = [(100 * at.x) / WIDTH, (100 * at.y) / HEIGHT];
  const clip = `ellipse(${(100 * HOLD) / WIDTH}% ${(100 * HOLD) / HEIGHT}% at ${x}% ${y}%)`;
  return (
    <div className="cells-handle" data-for={of} style={{ clipPath: clip }}>
      {children}
    </div>
  );
}

/** The lines of the grid; without those between cells where they overlap. */
function linesOf(left: number, top: number, all: boolean): string {
  const [width, height] = [COLUMNS * CELL, ROWS * CELL];
  const down = Array.from({ length: COLUMNS + 1 }, (_, i) => `M${left + i * CELL} ${top}v${height}`);
  const across = Array.from({ length: ROWS + 1 }, (_, i) => `M${left} ${top + i * CELL}h${width}`);
  return all ? [...down, ...across].join("") : `M${left} ${top}h${width}v${height}h${-width}z`;
}

function birdCells(labels: Uint8Array, left: number, top: number): string {
  return Array.from(labels, (label, i) =>
    label === BIRD
      ? `M${left + (i % COLUMNS) * CELL} ${top + Math.floor(i / COLUMNS) * CELL}h${CELL}v${CELL}h${-CELL}z`
      : "",
  ).join("");
}
