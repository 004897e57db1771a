import { lazyPart } from "#ui/lazy-part.tsx";
import { useMemo } from "react";
import { seenBy } from "#nn/seen.ts";
import type { Graph } from "#nn/types.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { useInspection } from "#state/stores/inspection-store.ts";
import { usePreparation } from "#state/stores/preparation-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useMedia } from "#ui/use-media.ts";
import { columnsOf } from "./layout.ts";
import { InputColumn } from "./input-column.tsx";
import { LayerColumn } from "./layer-column.tsx";
import { Predictions } from "./predictions.tsx";
import "./stage.css";

const NetworkNotice = lazyPart(async () => (await import("./network-notice.tsx")).NetworkNotice, { follows: true });

/** Height of a column of maps in pixels; less if they would not fit beside input and predictions (stage.css). */
const HEIGHT = 344;
const LOW_HEIGHT = 272;
const TIGHT = "(1362px <= width <= 1430px)";

/** The live network: the input, the feature maps of every layer, and the predictions. */
export function Stage() {
  const graph = useRunning((state) => state.graph);
  const report = useRunning((state) => state.report);
  const unit = useInspection((state) => state.unit);
  const hasDevice = useDevice((state) => state.status.kind === "ready");
  const isPrepared = usePreparation((state) => state.preparation === null);
  const isCurrent = useRunning((state) => state.obstacle === null) && isPrepared;
  const height = useMedia(TIGHT) ? LOW_HEIGHT : HEIGHT;
  const columns = useMemo(() => (graph && report ? columnsOf(graph, report, height) : []), [graph, report, height]);
  const seen = useMemo(() => seenFrom(graph, unit), [graph, unit]);
  return (
    <section className="lab-stage" aria-label="Network">
      <NetworkNotice />
      <div className="lab-strip" data-waiting={hasDevice && isCurrent ? undefined : true}>
        <InputColumn seen={seen.get(0) ?? null} />
        <div className="lab-flow" role="group" aria-label="Layers">
          {columns.map((column) => (
            <LayerColumn key={column.layerId} column={column} seen={seen.get(column.value) ?? null} />
          ))}
        </div>
        <Predictions />
      </div>
    </section>
  );
}

const NOTHING: ReturnType<typeof seenBy> = new Map();

function seenFrom(graph: Graph | null, unit: ReturnType<typeof useInspection.getState>["unit"]) {
  if (!graph || !unit || unit.value >= graph.values.length) return NOTHING;
  const seen = new Map(seenBy(graph, unit.value, unit));
  // The unit itself is marked by the cursor.
  seen.delete(unit.value);
  return seen;
}
