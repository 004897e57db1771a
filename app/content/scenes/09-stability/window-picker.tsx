import { useId } from "react";
import { type Method, pooledValue, responses } from "./responses.ts";
import { type Window, WINDOWS } from "./state.ts";
import { percent } from "./verdict.ts";

/** Changes of a value of the network: by the bend, and by turning the photo upside down. */
export interface Change {
  readonly bent: number;
  readonly turned: number;
}

/** The longest bar. */
const LONGEST = 1.4;

interface WindowPickerProps {
  readonly window: Window;
  /** By value of the network; null before the first. */
  readonly changes: ReadonlyMap<number, Change> | null;
  readonly onChange: (window: Window) => void;
}

/** How much every pooling changes now, beside how much it changes when the photo is turned upside down; a row chooses its window. */
export function WindowPicker({ window, changes, onChange }: WindowPickerProps) {
  const name = useId();
  return (
    <div className="stability-windows scene-thing" data-thing="windows">
      <div className="stability-window" data-none>
        <span>no pooling</span>
        <Bar hue={1} change={changes?.get(responses.none) ?? null} />
      </div>
      <div className="stability-choices" role="radiogroup" aria-label="Window">
        {WINDOWS.map((each) => (
          <label key={each} className="stability-window" data-selected={each === window || undefined}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              checked={each === window}
              onChange={() => onChange(each)}
            />
            <span>{`${each} × ${each}`}</span>
            {METHODS.map(([method, hue]) => (
              <Bar key={method} hue={hue} change={changes?.get(pooledValue(method, each)) ?? null} />
            ))}
          </label>
        ))}
      </div>
      <p className="stability-legend">
        <span data-hue="0">maximum</span>
        <span data-hue="2">mean</span>
        <span data-turned>upside down</span>
      </p>
    </div>
  );
}

const METHODS = [
  ["max", 0],
  ["mean", 2],
] as const satisfies readonly (readonly [Method, number])[];

function Bar({ hue, change }: { readonly hue: number; readonly change: Change | null }) {
  const width = (share: number): string => `${(100 * Math.min(LONGEST, share)) / LONGEST}%`;
  return (
    <span className="stability-bar" data-hue={hue}>
      <span className="stability-track">
        <span style={{ width: width(change?.bent ?? 0) }} />
        {change ? <i style={{ left: width(change.turned) }} /> : null}
      </span>
      <span className="stability-share">{change ? percent(change.bent) : "…"}</span>
    </span>
  );
}
