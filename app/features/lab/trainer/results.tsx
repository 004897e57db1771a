import { useEffect, useState } from "react";
import type { Dataset } from "#data/dataset.ts";
import { useData } from "#state/stores/data-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Confusion, type Filter } from "./confusion.tsx";
import { Examples } from "./examples.tsx";

const SHOWN = [
  { value: "mistakes", label: "mistakes" },
  { value: "all", label: "all" },
] as const;

/** How the network performs on images not used for training. */
export function Results() {
  const evaluation = useRun((state) => state.evaluation);
  const source = useData((state) => state.source);
  const [data, setData] = useState<Dataset | null>(null);
  const [filter, setFilter] = useState<Filter>({ kind: "mistakes" });
  useEffect(() => {
    if (!evaluation) return undefined;
    let isCurrent = true;
    void source.load().then((loaded) => {
      if (isCurrent && loaded.ok) setData(loaded.test);
    });
    return () => {
      isCurrent = false;
    };
  }, [evaluation, source]);
  if (!evaluation || data?.id !== source.id) {
    return (
      <p className="lab-form-none">
        {`After each epoch, and when you pause, the network classifies ${source.counts.test.toLocaleString("en")} test images. Its accuracy, its mistakes and the confusion matrix appear here.`}
      </p>
    );
  }
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
