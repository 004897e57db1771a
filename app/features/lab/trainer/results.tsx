import { useEffect, useState } from "react";
import type { Dataset } from "#data/dataset.ts";
import { session } from "#state/session.ts";
import { useRun } from "#state/stores/run-store.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Confusion, type Filter } from "./confusion.tsx";
import { Examples } from "./examples.tsx";

const SHOWN = [
  { value: "mistakes", label: "mistakes" },
  { value: "all", label: "all" },
] as const;

/** How the network does on images that it never saw. */
export function Results() {
  const evaluation = useRun((state) => state.evaluation);
  const [data, setData] = useState<Dataset | null>(null);
  const [filter, setFilter] = useState<Filter>({ kind: "mistakes" });
  useEffect(() => {
    if (!evaluation) return undefined;
    let isCurrent = true;
    void session.images?.load().then((sets) => {
      if (isCurrent && sets.ok) setData(sets.testData);
    });
    return () => {
      isCurrent = false;
    };
  }, [evaluation]);
  if (!evaluation || !data) {
    return (
      <p className="lab-form-none">
        After each epoch, and when you pause, the network reads 2,000 test images: its score, its mistakes and what it
        confuses appear here.
      </p>
    );
  }
  return (
    <div className="lab-results">
      <div className="lab-score">
        <span className="lab-score-number">{(100 * evaluation.accuracy).toFixed(1)} %</span>
        <span>of {data.count.toLocaleString("en")} test images read right</span>
      </div>
      <Confusion evaluation={evaluation} classes={data.classes} filter={filter} onFilter={setFilter} />
      <div className="lab-examples-panel">
        {filter.kind === "cell" ? (
          <p className="lab-examples-title">
            {data.classes[filter.label]} read as {data.classes[filter.predicted]}
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
