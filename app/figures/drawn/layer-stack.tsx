import type { LayerStackFigure } from "#quiz/figure.ts";
import { shown } from "#quiz/figure-text.ts";

/** Layers in order, each with the shape after it. */
export function LayerStack({ figure, revealed }: { readonly figure: LayerStackFigure; readonly revealed: boolean }) {
  return (
    <ol className="drawn-stack">
      {figure.rows.map(({ label, hue, shape, note }, i) => (
        <li key={`layer ${i + 1}`} className="drawn-box" data-hue={hue}>
          <span className="drawn-label">{shown(label, revealed)}</span>
          {shape === undefined ? null : <span className="drawn-shape">{shown(shape, revealed)}</span>}
          {note === undefined ? null : <span className="drawn-box-note">{shown(note, revealed)}</span>}
        </li>
      ))}
    </ol>
  );
}
