import { useState } from "react";
import { layerType } from "#nn/layer-table.ts";
import type { NetworkReport } from "#nn/types.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, DuplicateIcon } from "#ui/icons.tsx";

/** The network as a `torch.nn.Sequential`. Layers after an impossible one are left out. */
export function pytorchSource({ layers }: Pick<NetworkReport, "layers">): string {
  const lines = layers.flatMap(({ spec, input, output }) =>
    input && output ? [`    ${layerType(spec.type).pytorch(spec, input)},`] : [],
  );
  return ["import torch.nn as nn", "", "model = nn.Sequential(", ...lines, ")", ""].join("\n");
}

/** Copies the network as PyTorch source. */
export function CopyPytorch() {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const hasBlocks = useNetwork(({ architecture }) => architecture.layers.some(({ type }) => type === "residual"));
  const copy = (): void => {
    navigator.clipboard.writeText(pytorchSource(useNetwork.getState().report)).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  // A residual block is a class of its own in PyTorch, which a list of layers cannot hold.
  if (hasBlocks) return null;
  return (
    <div className="lab-copy">
      <Button small icon={state === "copied" ? <CheckIcon /> : <DuplicateIcon />} onPress={copy}>
        {state === "copied" ? "Copied" : "Copy as PyTorch"}
      </Button>
      <span role="status" className={state === "failed" ? "lab-form-none" : "visually-hidden"}>
        {state === "failed"
          ? "The browser did not allow copying."
          : state === "copied"
            ? "The source is in the clipboard."
            : ""}
      </span>
    </div>
  );
}
