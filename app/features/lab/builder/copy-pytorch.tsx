import { useMemo, useState } from "react";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, DuplicateIcon } from "#ui/icons.tsx";

/** Copies the network as PyTorch source; nothing where no layer is possible. */
export function CopyPytorch() {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const report = useNetwork((state) => state.report);
  const source = useMemo(() => pytorchSource(report), [report]);
  if (source === null) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(source).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
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
