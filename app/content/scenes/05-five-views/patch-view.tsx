import { Frame } from "#figures/stage/frame.tsx";
import type { Weighted } from "#figures/sum/terms.ts";
import { lazyPart } from "#ui/lazy-part.tsx";

export interface PatchViewProps {
  readonly size: number;
  /** The sum under the cursor, read back; null before the first. */
  readonly sum: Weighted | null;
  /** Place of the chosen weight. */
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

// The sum is read back after the first picture.
const PatchSum = lazyPart(async () => (await import("./patch-sum.tsx")).PatchSum, { follows: true });

/** Second view: the pixels under the kernel, each product, and their sum. */
export function PatchView(props: PatchViewProps) {
  return (
    <Frame
      thing="patch"
      ratio={3 / 4}
      title={
        <>
          <strong>2 Patch processing</strong>{" "}
          <span className="five-more">{`${props.size ** 2} pixels, one weighted sum`}</span>
        </>
      }
    >
      <div className="five-pane">
        <PatchSum {...props} />
      </div>
    </Frame>
  );
}
