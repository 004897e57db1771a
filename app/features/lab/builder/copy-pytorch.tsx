import { useMemo, useState } from "react";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, DuplicateIcon } from "#ui/icons.tsx";

/** Copies the network as PyTorch source; nothing where the source would not run as it stands. */
export function CopyPytorch() {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  const report = useNetwork((state) => state.report);
  const written = useMemo(() => pytorchSource(report), [report]);
  if (!written.ok) return null;
  const copy = (): void => {
    navigator.clipboard.writeText(written.source).then(
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
