import type { Laid } from "./geometry.ts";
import { short } from "./verdict.ts";

interface LaidFigureProps {
  readonly laid: Laid;
  readonly caption: string;
  /** Whether the window brings weights, which have their colours. */
  readonly bringsWeights: boolean;
}

/** One grid of numbers laid on another: products where they meet. */
export function LaidFigure({ laid, caption, bringsWeights }: LaidFigureProps) {
  const { columns, cells, window } = laid;
  return (
    <figure className="bp-laid scene-thing" data-thing="laid">
      <div
        className="bp-laid-grid"
        role="img"
        aria-label={`${caption} ${cells.flatMap(({ base, factor }) => (factor ? [`${short(base ?? 0)} times ${short(factor.value)}`] : [])).join(", ")}.`}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(24px, var(--laid-cell)))` }}
      >
        {cells.map(({ base, factor }, i) => (
          <span
            // oxlint-disable-next-line react/no-array-index-key -- this cell is its place
            key={i}
            className="bp-laid-cell"
            data-zero={base === null || undefined}
            data-under={factor !== null || undefined}
            {...(factor && bringsWeights ? { "data-hue": factor.at % 4 } : {})}
            style={{ gridRow: Math.floor(i / columns) + 1, gridColumn: (i % columns) + 1 }}
          >
            <span translate="no">{short(base ?? 0)}</span>
            {factor ? <small translate="no">{`× ${short(factor.value)}`}</small> : null}
          </span>
        ))}
        <span
          className="bp-laid-window"
          style={{
            gridRow: `${window.row + 1} / span ${window.rows}`,
            gridColumn: `${window.column + 1} / span ${window.columns}`,
          }}
        />
      </div>
      <figcaption className="scene-caption">{caption}</figcaption>
    </figure>
  );
}
