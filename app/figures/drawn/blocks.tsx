import type { BlocksFigure } from "#quiz/figure.ts";
import { shown } from "#quiz/figure-text.ts";

/** A block: its input, its branches side by side, where they meet, and its output. */
export function Blocks({ figure, revealed }: { readonly figure: BlocksFigure; readonly revealed: boolean }) {
  const { input, lanes, join, output } = figure;
  return (
    <div className="drawn-blocks">
      <span className="drawn-end">{shown(input, revealed)}</span>
      <div className="drawn-lanes" data-wide={lanes.length > 2 || undefined}>
        {lanes.map((boxes, lane) => (
          <ol key={`lane ${lane + 1}`} className="drawn-lane">
            {boxes.map(({ label, hue, note }, i) => (
              <li key={`box ${i + 1}`} className="drawn-box" data-hue={hue}>
                <span className="drawn-label">{shown(label, revealed)}</span>
                {note === undefined ? null : <span className="drawn-box-note">{shown(note, revealed)}</span>}
              </li>
            ))}
          </ol>
        ))}
      </div>
      {join === null ? null : <span className="drawn-join">{join}</span>}
      <span className="drawn-end">{shown(output, revealed)}</span>
    </div>
  );
}
