import { useCallback, useMemo, useState } from "react";
import type { Unit } from "#engine/show/reading.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { shrinkFor } from "./montage-geometry.ts";
import { MapGrid } from "./map-grid.tsx";
import { useColouring } from "./colouring.ts";
import { type Part, type Place, storedPlace, unitPlace } from "../part.ts";
import { LiveScale } from "./live-scale.tsx";
import { layOutMaps, pageSize } from "./maps-layout.ts";
import { Pager } from "./pager.tsx";
import { useWidth } from "./use-width.ts";
import "../figures.css";
import "./picture.css";

interface LayerMapsProps {
  readonly part: Part;
  readonly unit: Unit | null;
  readonly onSelect: (unit: Unit) => void;
}

/** All feature maps of a layer; a click or the arrow keys select a unit. */
export function LayerMaps({ part, unit, onSelect }: LayerMapsProps) {
  const { stored, shape, value, name } = part;
  const [ref, width] = useWidth();
  const size = pageSize(stored);
  const chosen = unit ? storedPlace(part, unit) : null;
  const [paged, setPaged] = useState<{ readonly first: number; readonly of: Unit | null }>({ first: 0, of: null });
  // A newly selected unit is brought into view; the student can still page away from it.
  const wanted = paged.of === unit || !chosen ? paged.first : Math.floor(chosen.c / size) * size;
  const first = wanted < stored.c ? wanted : 0;
  const count = Math.min(size, stored.c - first);
  const layout = useMemo(() => layOutMaps(stored, count, width), [stored, count, width]);
  const colouring = useColouring(part.scale);
  const columns = layout?.montage.columns ?? 0;
  const gap = layout?.montage.gap ?? 0;
  const shrink = layout ? shrinkFor(layout.scale) : 1;
  const spec = useMemo(
    (): PictureSpec => ({ kind: "maps", value, first, count, columns, gap, shrink, colouring }),
    [value, first, count, columns, gap, shrink, colouring],
  );
  const select = useCallback(
    ({ c, y, x }: Place) => onSelect({ value, ...unitPlace(part, { c: c + first, y, x }) }),
    [part, value, first, onSelect],
  );
  const onPage = chosen && chosen.c >= first && chosen.c < first + count ? { ...chosen, c: chosen.c - first } : null;
  const isVector = stored.h * stored.w === 1;
  return (
    <div className="fig-maps" ref={ref}>
      {layout ? (
        <MapGrid
          label={`${isVector ? "Units" : "Maps"}${first > 0 ? ` from ${first} on` : ""} of ${name}`}
          spec={spec}
          montage={layout.montage}
          scale={layout.scale}
          selected={onPage}
          seen={null}
          onSelect={select}
        />
      ) : null}
      <Pager
        what={isVector ? "units" : "maps"}
        first={first}
        size={size}
        count={stored.c}
        onChange={(next) => setPaged({ first: next, of: unit })}
      />
      <LiveScale label={`Values of ${name}`} spec={spec} />
      <p className="fig-note">
        {stored.c === shape.c
          ? "Click a value or move with the arrow keys; Page Up and Page Down change the map."
          : `The vector is shown as the ${stored.c} maps that it was flattened from.`}
      </p>
    </div>
  );
}
