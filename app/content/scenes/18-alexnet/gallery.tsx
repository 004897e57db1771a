import { ColourPicture } from "#figures/picture/colour-picture.tsx";
import { Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { FILTERS, SIDE } from "./filters.ts";

const COLUMNS = 16;
const ROWS = FILTERS / COLUMNS;
const GAP = 1;
const CELL = SIDE + GAP;

interface GalleryProps {
  readonly filters: readonly Float32Array[];
  readonly unit: number;
  readonly onChoose: (unit: number) => void;
}

/** All filters of the layer, in colour; pressing one puts its unit on the stage. */
export function Gallery({ filters, unit, onChoose }: GalleryProps) {
  const at = { y: Math.floor(unit / COLUMNS), x: unit % COLUMNS };
  return (
    <figure className="alex-gallery scene-thing" data-thing="filters">
      <div className="alex-bank">
        <ColourPicture planes={filters} side={SIDE} columns={COLUMNS} gap={GAP} scale="signed" />
        <Marks width={COLUMNS * CELL - GAP} height={ROWS * CELL - GAP}>
          <rect className="alex-chosen" x={at.x * CELL - 0.5} y={at.y * CELL - 0.5} width={CELL} height={CELL} />
        </Marks>
        <Surface
          label="The filters; arrow keys choose one"
          text={`unit ${unit}`}
          places={{ y: ROWS, x: COLUMNS }}
          at={at}
          limits={{ y: [0, ROWS - 1], x: [0, COLUMNS - 1] }}
          follows="choose"
          onMove={({ y, x }) => onChoose(y * COLUMNS + x)}
        />
      </div>
      <figcaption className="alex-caption">{`Our own ${FILTERS} filters, not AlexNet’s`}</figcaption>
    </figure>
  );
}
