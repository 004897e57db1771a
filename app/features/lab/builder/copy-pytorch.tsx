import { useMemo } from "react";
import { pytorchSource } from "#nn/pytorch-source.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { CopyDialog } from "#ui/copy-dialog.tsx";
import { CheckIcon, DuplicateIcon } from "#ui/icons.tsx";
import { useCopy } from "#ui/use-copy.ts";

/** Copies the network as PyTorch source; renders nothing if no layer is possible. */
export function CopyPytorch() {
  const copying = useCopy();
  const { isCopied, copy } = copying;
  const report = useNetwork((state) => state.report);
  const source = useMemo(() => pytorchSource(report), [report]);
  if (source === null) return null;
  return (
    <div className="lab-copy">
      <Button small icon={isCopied ? <CheckIcon /> : <DuplicateIcon />} onPress={() => copy(source)}>
        {isCopied ? "Copied" : "Copy as PyTorch"}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied ? "Source copied to the clipboard." : ""}
      </span>
      <CopyDialog title="PyTorch source" copying={copying} />
    </div>
  );
}
