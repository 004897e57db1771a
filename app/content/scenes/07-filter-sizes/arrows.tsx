import { useState } from "react";
import { ARROW_GAP, ARROWS, belowCircles, ChannelArrows } from "#figures/arrows/channel-arrows.tsx";
import { LARGEST, type Sizes } from "./layer.ts";
import { Pull } from "./pull.tsx";

interface ArrowsProps {
  readonly sizes: Sizes;
  readonly isTall: boolean;
  readonly onChange: (sizes: Partial<Sizes>) => void;
}

/** Channels as circles, slices as arrows; both columns can be pulled longer. */
export function Arrows({ sizes, isTall, onChange }: ArrowsProps) {
  const { m, n, c, f } = sizes;
  const [chosen, setChosen] = useState(0);
  const pull = { drawing: ARROWS, step: { x: 0, y: ARROW_GAP }, onHold: () => {} } as const;
  return (
    <ChannelArrows
      inputs={c}
      outputs={f}
      chosen={Math.min(chosen, f - 1)}
      onChoose={setChosen}
      slice={isTall ? `${m} × ${n}` : String(n)}
    >
      <Pull
        {...pull}
        thing="depth"
        label="Channels of the input"
        value={c}
        most={LARGEST.c}
        at={{ x: ARROWS.left, y: belowCircles(c) }}
        onChange={(next) => onChange({ c: next })}
      />
      <Pull
        {...pull}
        thing="bank"
        label="Maps of the output"
        value={f}
        most={LARGEST.f}
        at={{ x: ARROWS.right, y: belowCircles(f) }}
        onChange={(next) => onChange({ f: next })}
      />
    </ChannelArrows>
  );
}
