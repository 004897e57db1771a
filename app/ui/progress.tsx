import { Button } from "./button.tsx";
import "./data.css";

interface ProgressProps {
  readonly label: string;
  /** 0 .. 1; null if unknown. */
  readonly value: number | null;
  /** Time left at the current pace, if known. */
  readonly secondsLeft?: number;
  readonly onStop?: () => void;
}

/** Progress of a long task, with a way to stop it. */
export function Progress({ label, value, secondsLeft = 0, onStop }: ProgressProps) {
  const percent = value === null ? null : Math.round(value * 100);
  return (
    <div className="ui-progress">
      <span className="ui-label">{label}</span>
      <div
        className="ui-progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { "aria-valuenow": percent })}
        data-unknown={percent === null || undefined}
      >
        <div className="ui-progress-bar" style={{ width: percent === null ? "30%" : `${percent}%` }} />
      </div>
      <span className="ui-progress-detail">
        {[
          ...(percent === null ? [] : [`${percent} %`]),
          ...(secondsLeft >= 2 ? [`about ${Math.ceil(secondsLeft)} s`] : []),
        ].join(", ")}
      </span>
      {onStop ? (
        <Button small look="quiet" onPress={onStop}>
          Stop
        </Button>
      ) : null}
    </div>
  );
}
