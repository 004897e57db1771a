import { useRun } from "#state/stores/run-store.ts";
import { lazyPart } from "#ui/lazy-part.tsx";

const LiveCharts = lazyPart(async () => (await import("./live-charts.tsx")).LiveCharts);

/** Loss and accuracy over the steps of the run. */
export function Charts() {
  const isEmpty = useRun(({ history }) => history.length === 0);
  if (!isEmpty) return <LiveCharts />;
  return <p className="lab-charts-empty">During training, the loss and accuracy of every step are plotted here.</p>;
}
