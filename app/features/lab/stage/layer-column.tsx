import { useCallback, useMemo } from "react";
import type { Seen } from "#nn/seen.ts";
import { inspectLayer, useInspection } from "#state/stores/inspection-store.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { session } from "#state/session.ts";
import { shrinkFor } from "#figures/picture/montage-geometry.ts";
import type { Column } from "./layout.ts";
import { MapGrid } from "#figures/picture/map-grid.tsx";
import { useColouring } from "#figures/picture/colouring.ts";

interface LayerColumnProps {
  readonly column: Column;
  readonly seen: Seen | null;
}

/** One layer's feature maps, under its name and shape. */
export function LayerColumn({ column, seen }: LayerColumnProps) {
  const { layerId, label, group, value, shape, vector, montage, scale, magnitude } = column;
  const isShown = useInspection((state) => state.layerId === layerId);
  const unit = useInspection((state) => (state.unit?.value === value ? state.unit : null));
  const shrink = shrinkFor(scale);
  const colouring = useColouring(magnitude ? "magnitude" : "signed");
  const spec = useMemo(
    (): PictureSpec => ({
      kind: "maps",
      value,
      first: 0,
      count: montage.count,
      columns: montage.columns,
      gap: montage.gap,
      shrink,
      colouring,
    }),
    [value, montage.count, montage.columns, montage.gap, shrink, colouring],
  );
  const select = useCallback(
    (place: Omit<Unit, "value">) => {
      inspectLayer(layerId);
      session.select({ value, ...place });
    },
    [layerId, value],
  );
  const hidden = shape.c - montage.count;
  return (
    <div className="lab-column" data-group={group} data-shown={isShown || undefined}>
      <button type="button" className="lab-column-title" aria-pressed={isShown} onClick={() => inspectLayer(layerId)}>
        <span className="lab-column-name" translate="no">
          {label}
        </span>
        <span className="lab-column-shape">{vector ? shape.c : `${shape.h}×${shape.w}×${shape.c}`}</span>
      </button>
      <MapGrid
        label={`Maps of ${label}`}
        spec={spec}
        montage={montage}
        scale={scale}
        selected={unit}
        seen={seen}
        onSelect={select}
      />
      {hidden > 0 ? <span className="lab-column-more">{`and ${hidden} more in the inspector`}</span> : null}
    </div>
  );
}
