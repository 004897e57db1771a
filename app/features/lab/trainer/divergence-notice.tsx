import { useShallow } from "zustand/shallow";
import { session } from "#state/session.ts";
import { useDevice } from "#state/stores/device-store.ts";
import type { Divergence } from "#state/stores/run-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useSettings } from "#state/stores/settings-store.ts";
import { Notice } from "#ui/notice.tsx";
import { divergenceText, nodeName, remedies } from "./divergence.ts";

/** Where training diverged, what usually helps, and a button to undo it. */
export function DivergenceNotice({ divergence }: { readonly divergence: Divergence }) {
  const { graph, report } = useRunning(useShallow(({ graph, report }) => ({ graph, report })));
  const optimizer = useSettings((state) => state.optimizer);
  const isPrecise = useDevice(({ status }) => status.kind !== "ready" || status.isPrecise);
  const hasBatchNorm = graph?.nodes.some(({ spec }) => spec.type === "batch_norm") ?? false;
  const sentences = [
    divergenceText(divergence, (node) => nodeName(node, graph, report)),
    remedies(optimizer, { hasBatchNorm }),
    ...(isPrecise ? [] : ["This device computes with 16-bit floats, whose largest value is 65,504."]),
  ];
  return (
    <Notice
      tone="error"
      title="Training diverged"
      action={{ label: "Undo this training", run: () => void session.goBack() }}
    >
      {sentences.join(" ")}
    </Notice>
  );
}
