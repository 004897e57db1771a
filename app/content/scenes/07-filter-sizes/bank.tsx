import { useState } from "react";
import { Block } from "#figures/block/block.tsx";
import { blockExtent } from "#figures/block/block.ts";
import { Frame } from "#figures/stage/frame.tsx";
import { LARGEST, SIDE, type Sizes } from "./layer.ts";
import { Pull } from "./pull.tsx";

const DRAWING = { width: 520, height: 136 };
const MARGIN = 16;
const GRIP = 46;
const LARGEST_UNIT = 18;

interface BankProps {
  readonly sizes: Sizes;
  readonly onChange: (sizes: Partial<Sizes>) => void;
}

/** How the filters of a bank stand side by side. */
function laidOut({ m, n, c, f }: Sizes) {
  const extent = blockExtent({ width: n, height: m, depth: c });
  const room = DRAWING.width - 2 * MARGIN - GRIP;
  const unit = Math.min(LARGEST_UNIT, (DRAWING.height - 2 * MARGIN) / extent.height, (0.3 * room) / extent.width);
  const width = extent.width * unit;
  return { unit, width, height: extent.height * unit, step: Math.min(width + 10, (room - width) / Math.max(1, f - 1)) };
}

/** All filters of the layer, to one scale: one more is pulled out of the bank at its end. */
export function Bank({ sizes, onChange }: BankProps) {
  const { m, n, c, f } = sizes;
  const [frozen, setFrozen] = useState<number | null>(null);
  const { unit, width, height, step: fitting } = laidOut(sizes);
  const step = frozen ?? fitting;
  const y = (DRAWING.height - height) / 2;
  const end = MARGIN + (f - 1) * step + width;
  return (
    <Frame
      thing="bank"
      ratio={DRAWING.width / DRAWING.height}
      title={<span>{f === 1 ? "the bank: one filter, so one map" : `the bank: ${f} filters, so ${f} maps`}</span>}
    >
      <svg viewBox={`0 0 ${DRAWING.width} ${DRAWING.height}`} aria-hidden="true">
        {Array.from({ length: f }, (_, i) => f - 1 - i).map((i) => (
          <Block key={i} width={n} height={m} depth={c} unit={unit} x={MARGIN + i * step} y={y} lined={false} />
        ))}
      </svg>
      <Pull
        thing="bank"
        label="Filters in the bank"
        value={f}
        most={LARGEST.f}
        drawing={DRAWING}
        at={{ x: Math.min(end + 24, DRAWING.width - 18), y: DRAWING.height / 2 }}
        step={{ x: Math.max(step, 4), y: 0 }}
        onHold={(isHeld) => setFrozen(isHeld ? step : null)}
        onChange={(next) => onChange({ f: next })}
      />
    </Frame>
  );
}

/** The filter where it works, in a corner of its input, both to one scale. */
export function InputBlock({ sizes, isTall }: { readonly sizes: Sizes; readonly isTall: boolean }) {
  const { m, n, c } = sizes;
  const height = isTall ? SIDE : 1;
  const extent = blockExtent({ width: SIDE, height, depth: c });
  const drawing = { width: 260, height: 136 };
  const unit = Math.min((drawing.width - 2 * MARGIN) / extent.width, (drawing.height - 2 * MARGIN) / extent.height);
  const [x, y] = [(drawing.width - extent.width * unit) / 2, (drawing.height - extent.height * unit) / 2];
  const filter = blockExtent({ width: n, height: m, depth: c });
  return (
    <Frame
      thing="input"
      ratio={drawing.width / drawing.height}
      title={
        <span>
          {isTall
            ? `its input, ${SIDE} × ${SIDE} × ${c}, to the same scale`
            : `its input, ${SIDE} × ${c}, to the same scale`}
        </span>
      }
    >
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
        <g className="sizes-input">
          <Block width={SIDE} height={height} depth={c} unit={unit} x={x} y={y} lined={false} />
        </g>
        <Block
          width={n}
          height={m}
          depth={c}
          unit={unit}
          x={x}
          y={y + (extent.height - filter.height) * unit}
          lined={false}
          chosen
        />
      </svg>
    </Frame>
  );
}
