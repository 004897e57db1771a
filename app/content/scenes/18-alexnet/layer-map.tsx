import { useMemo, useState } from "react";
import { montageSize } from "#engine/show/montage.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import type { Unit } from "#engine/show/reading.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { MapGrid } from "#figures/picture/map-grid.tsx";
import { shrinkFor } from "#figures/picture/montage-geometry.ts";
import { Pager } from "#figures/picture/pager.tsx";
import { useWidth } from "#figures/picture/use-width.ts";
import type { Layer } from "./layers.ts";

/** Maps, and values of a vector, that are shown at once, and how many in a row. */
const MAPS = { most: 24, columns: 8 } as const;
const VALUES = { most: 4096, columns: 128 } as const;

interface LayerMapProps {
  readonly layer: Layer;
  readonly unit: Unit | null;
  readonly onSelect: (unit: Unit) => void;
}

/** What a layer answers, from the surrounding network: maps, or the values of a vector; one can be looked at. */
export function LayerMap({ layer: { name, kind, value, report }, unit, onSelect }: LayerMapProps) {
  const [ref, width] = useWidth();
  const [first, setFirst] = useState(0);
  // The last layer's answers are not rectified.
  const colouring = useColouring(name === "fc8" ? "signed" : "magnitude");
  const { c = 1, h = 1, w = 1 } = report.output ?? {};
  const { most, columns: usual } = kind === "conv" ? MAPS : VALUES;
  const columns = name === "fc8" ? 50 : usual;
  const count = Math.min(most, c - first);
  const montage = { cellWidth: w, cellHeight: h, columns, count, gap: kind === "conv" ? 1 : 0 };
  const scale = width / montageSize(montage).width;
  const shrink = width > 0 ? shrinkFor(scale) : 1;
  const { gap } = montage;
  const spec = useMemo(
    (): PictureSpec => ({ kind: "maps", value, first, count, columns, gap, shrink, colouring }),
    [value, first, count, columns, gap, shrink, colouring],
  );
  const isHere = unit && unit.c >= first && unit.c < first + count;
  return (
    <div className="alex-map" ref={ref}>
      {width > 0 ? (
        <MapGrid
          label={`Output of ${name}`}
          spec={spec}
          montage={montage}
          scale={scale}
          selected={isHere ? { c: unit.c - first, y: unit.y, x: unit.x } : null}
          seen={null}
          onSelect={(at) => onSelect({ ...at, value, c: at.c + first })}
        />
      ) : null}
      <Pager what="maps" first={first} size={most} count={c} onChange={setFirst} />
    </div>
  );
}
