import { Button } from "#ui/button.tsx";
import { Progress } from "#ui/progress.tsx";
import { Slider } from "#ui/slider.tsx";
import "./runs.css";

interface TimelineProps {
  /** Steps after which both runs are looked at; the last is where they end. */
  readonly marks: readonly number[];
  /** Steps behind both runs. */
  readonly step: number;
  /** Marks that have been reached. */
  readonly reached: number;
  readonly at: number;
  readonly isTraining: boolean;
  readonly onTrain: () => void;
  readonly onStop: () => void;
  readonly onMove: (at: number) => void;
}

/** Trains both runs, and goes back and forth between the steps. */
export function Timeline({ marks, step, reached, at, isTraining, onTrain, onStop, onMove }: TimelineProps) {
  const newest = reached - 1;
  const last = marks.length - 1;
  return (
    <div className="runs-time">
      {isTraining ? (
        <div className="runs-progress">
          <Progress label="Training both runs" value={step / (marks[last] ?? 1)} onStop={onStop} />
        </div>
      ) : newest < last ? (
        <Button look="primary" onPress={onTrain}>
          Train both runs
        </Button>
      ) : null}
      <div className="runs-slider">
        <Slider
          label="Steps of training"
          value={at}
          min={0}
          max={last}
          disabled={newest < 1}
          format={(place) => String(marks[place] ?? 0)}
          // At the newest it goes along with the training.
          onChange={(next) => onMove(next >= newest ? last : next)}
        />
      </div>
    </div>
  );
}
