import { type KeyboardEvent, useRef, useState } from "react";
import type { Evaluation } from "#engine/train/evaluator.ts";
import { type ColourMap, cssColour, inkOn, sequentialDark, sequentialLight } from "#ui/colour-maps.ts";
import { useTheme } from "#ui/theme.ts";

/** Which examples are shown. */
export type Filter =
  | { readonly kind: "all" }
  | { readonly kind: "mistakes" }
  | { readonly kind: "cell"; readonly label: number; readonly predicted: number };

/** A cell of the confusion matrix in words. */
export function cellText(label: string, predicted: string, count: number): string {
  const images = count === 1 ? "1 image" : `${count} images`;
  return label === predicted
    ? `${label} classified correctly: ${images}`
    : `${label} classified as ${predicted}: ${images}`;
}

interface ConfusionProps {
  readonly evaluation: Evaluation;
  readonly classes: readonly string[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Cells that a key moves by. */
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The matrix is one tab stop; arrow keys move inside it (the ARIA grid pattern). */
function useCellFocus(size: number) {
  const table = useRef<HTMLTableElement>(null);
  const [[row, column], setCell] = useState<readonly [number, number]>([0, 0]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const within = (at: number): number => Math.max(0, Math.min(size - 1, at));
    const [y, x] = [within(row + step[0]), within(column + step[1])];
    setCell([y, x]);
    table.current?.tBodies[0]?.rows[y]?.querySelectorAll("button")[x]?.focus();
  };
  const tabIndex = (y: number, x: number): 0 | -1 => (y === row && x === column ? 0 : -1);
  return { table, onKeyDown, tabIndex, setCell };
}

/** Correct predictions on the diagonal, mistakes off it; cells are coloured by their fraction of the row. */
export function Confusion({ evaluation, classes, filter, onFilter }: ConfusionProps) {
  const theme = useTheme();
  const map: ColourMap = theme === "dark" ? sequentialDark : sequentialLight;
  const count = (label: number, predicted: number): number =>
    evaluation.confusion[label * classes.length + predicted] ?? 0;
  const { table, onKeyDown, tabIndex, setCell } = useCellFocus(classes.length);
  return (
    <table className="lab-confusion" ref={table} data-long={classes.some((name) => name.length > 2) || undefined}>
      <caption className="lab-confusion-title">True class (rows), predicted class (columns)</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">True class</span>
          </th>
          {classes.map((name) => (
            <th key={name} scope="col">
              <span className="lab-confusion-name proportional">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {classes.map((name, label) => {
          const total = classes.reduce((sum, _, predicted) => sum + count(label, predicted), 0);
          return (
            <tr key={name}>
              <th scope="row" className="proportional">
                {name}
              </th>
              {classes.map((other, predicted) => {
                const value = count(label, predicted);
                // A square root, so that a few mistakes are visible beside hundreds of correct predictions.
                const share = total > 0 ? Math.sqrt(value / total) : 0;
                const isChosen = filter.kind === "cell" && filter.label === label && filter.predicted === predicted;
                return (
                  <td key={other}>
                    <button
                      type="button"
                      className="lab-confusion-cell"
                      tabIndex={tabIndex(label, predicted)}
                      onFocus={() => setCell([label, predicted])}
                      aria-pressed={isChosen}
                      aria-label={cellText(name, other, value)}
                      title={cellText(name, other, value)}
                      style={{ backgroundColor: cssColour(map, share), color: inkOn(map, share) }}
                      onClick={() => onFilter(isChosen ? { kind: "all" } : { kind: "cell", label, predicted })}
                    >
                      {value > 0 ? value : ""}
                    </button>
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
