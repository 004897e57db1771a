import { useInspection } from "#state/stores/inspection-store.ts";
import { type PictureSpec, rangeKey } from "#state/view/pictures.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";

/** What the colours of a live picture stand for; follows every forward pass by itself. */
export function LiveScale({ label, spec }: { readonly label: string; readonly spec: PictureSpec }) {
  const range = useInspection((state) => state.ranges.get(rangeKey(spec)));
  const { colouring } = spec;
  if (colouring.scale === "unit") return <ScaleBar label={label} map={colouring} min={0} max={1} />;
  if (!range) return null;
  const extent = Math.max(Math.abs(range.min), Math.abs(range.max));
  if (colouring.scale === "magnitude") return <ScaleBar label={label} map={colouring} min={0} max={extent} />;
  return <ScaleBar label={label} map={colouring} min={-extent} middle={0} max={extent} />;
}
