import { formatNumber } from "#ui/number-text.ts";
import { OUTPUT } from "./network.ts";
import type { Step } from "./state.ts";
import { bestOf } from "./verdict.ts";

interface ClassesProps {
  /** Null before the first pass. */
  readonly probabilities: Float32Array | null;
  readonly step: Step;
  readonly onOpen: (step: Step) => void;
}

/** The ten classes with their probabilities; a press opens the score of one. */
export function Classes({ probabilities, step, onOpen }: ClassesProps) {
  const best = bestOf(probabilities);
  return (
    <div className="scene-frame">
      <div
        className="chain-classes scene-thing"
        data-thing="classes"
        role="group"
        aria-label="Classes, with their probabilities"
      >
        {Array.from({ length: 10 }, (_, digit) => {
          const share = probabilities?.[digit] ?? 0;
          return (
            <button
              key={`class ${digit}`}
              type="button"
              className="chain-class"
              data-best={best?.digit === digit || undefined}
              aria-pressed={step[0] === OUTPUT && step[1] === digit}
              aria-label={`Class ${digit}: ${formatNumber(100 * share, 2)} %`}
              onClick={() => onOpen([OUTPUT, digit, 0, 0])}
            >
              <span translate="no">{digit}</span>
              <span className="chain-bar" aria-hidden="true">
                <span style={{ width: `${100 * share}%` }} />
              </span>
            </button>
          );
        })}
      </div>
      <p className="scene-caption">
        {best ? `dense: class ${best.digit}, ${Math.round(100 * best.share)} %` : "dense: ten classes"}
      </p>
    </div>
  );
}
