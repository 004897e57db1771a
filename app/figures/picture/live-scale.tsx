import { type PictureSpec, rangeKey } from "#engine/show/pictures.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { useReading } from "../view/view-source.tsx";

/** The colour scale of a live picture; it follows every forward pass. */
export function LiveScale({ label, spec }: { readonly label: string; readonly spec: PictureSpec }) {
  const range = useReading(({ ranges }) => ranges.get(rangeKey(spec.like ?? spec)));
  const { colouring } = spec;
  if (colouring.scale === "unit") return <ScaleBar label={label} map={colouring} min={0} max={1} />;
  if (!range) return null;
  const extent = Math.max(Math.abs(range.min), Math.abs(range.max));
  if (colouring.scale === "magnitude") return <ScaleBar label={label} map={colouring} min={0} max={extent} />;
  return <ScaleBar label={label} map={colouring} min={-extent} middle={0} max={extent} />;
}
