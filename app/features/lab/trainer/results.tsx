import { useEffect, useState } from "react";
import type { Dataset } from "#data/dataset.ts";
import { useData } from "#state/stores/data-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { lazyPart } from "#ui/lazy-part.tsx";

const Score = lazyPart(async () => (await import("./score.tsx")).Score);

/** How the network performs on images not used for training. */
export function Results() {
  const evaluation = useRun((state) => state.evaluation);
  const source = useData((state) => state.source);
  const [data, setData] = useState<Dataset | null>(null);
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
  return <Score evaluation={evaluation} data={data} />;
}
