import { useState } from "react";
import type { Dataset } from "#data/dataset.ts";
import type { Evaluation } from "#engine/train/evaluator.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Confusion, type Filter } from "./confusion.tsx";
import { Examples } from "./examples.tsx";

const SHOWN = [
  { value: "mistakes", label: "mistakes" },
  { value: "all", label: "all" },
] as const;

interface ScoreProps {
  readonly evaluation: Evaluation;
  /** The images that were classified. */
  readonly data: Dataset;
}

/** A score, what it confuses, and the images. */
export function Score({ evaluation, data }: ScoreProps) {
  const [filter, setFilter] = useState<Filter>({ kind: "mistakes" });
  return (
    <div className="lab-results">
      <div className="lab-score">
        <span className="lab-score-number" translate="no">
          {`${(100 * evaluation.accuracy).toFixed(1)} %`}
        </span>
        <span>{`of ${data.count.toLocaleString("en")} test images classified correctly`}</span>
      </div>
      <Confusion evaluation={evaluation} classes={data.classes} filter={filter} onFilter={setFilter} />
      <div className="lab-examples-panel">
        {filter.kind === "cell" ? (
          <p className="lab-examples-title">
            {`${data.classes[filter.label] ?? filter.label} classified as ${data.classes[filter.predicted] ?? filter.predicted}`}
          </p>
        ) : null}
        <Segmented
          compact
          label="Which test images"
          value={filter.kind === "cell" ? "cell" : filter.kind}
          options={filter.kind === "cell" ? [...SHOWN, { value: "cell" as const, label: "this cell" }] : SHOWN}
          onChange={(kind) => {
            if (kind !== "cell") setFilter({ kind });
          }}
        />
        <Examples evaluation={evaluation} data={data} filter={filter} />
      </div>
    </div>
  );
}
