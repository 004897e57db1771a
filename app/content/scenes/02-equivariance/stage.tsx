import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { magnitudeOf, ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { given, seeded } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, Stage, Subject } from "#figures/stage/stage.tsx";
import { useLast } from "#figures/view/use-last.ts";
import { useInput, useView } from "#figures/view/use-view.ts";
import { useReadingOf } from "#figures/view/view-source.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";
import { usePhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Diagram, shiftText } from "./diagram.tsx";
import { presets } from "./filters.ts";
import { crop, farthest, type Layer, networkOf, pictureSize, SEED, type State, strideOf } from "./layer.ts";
import { ShiftScan } from "./scan.tsx";
import { agree, verdict } from "./verdict.ts";

const STILL = { x: 0, y: 0 };

/** The commuting square: filter, then shift; shift, then filter; and the difference between them. */
export function EquivarianceStage({ device, state, set, guesses }: StageProps<State>) {
  const { kind, filter, padding, stride, pool } = state;
  const layer = useMemo(() => ({ kind, filter, padding, stride, pool }), [kind, filter, padding, stride, pool]);
  const [size, limit] = [pictureSize(layer), farthest(layer)];
  const whole = size + 2 * limit;
  const clamp = (value: number): number => Math.max(-limit, Math.min(limit, value));
  const [x, y] = [clamp(state.x), clamp(state.y)];
  const { photo, problem } = usePhoto("cat", whole);
  const grey = usePlanes(photo, 1);
  const { view, problem: obstacle } = useView(
    (signal) =>
      NetworkView.open(device, networkOf(layer), {
        values: kind === "dense" ? seeded(SEED, "pytorch") : given(new Map([["f.weight", presets[filter].weights]])),
        samples: 2,
        signal,
      }),
    [device, layer],
  );
  useInput(
    view,
    useMemo(() => grey && crop(grey, whole, size, STILL), [grey, whole, size]),
    0,
  );
  useInput(
    view,
    useMemo(() => grey && crop(grey, whole, size, { x, y }), [grey, whole, size, x, y]),
    1,
  );
  const pictures = usePictures(view?.graph.output ?? 0, { x, y }, strideOf(layer));
  const { difference, scale } = useResult(view, pictures);
  return (
    <Stage view={view} problems={[problem, obstacle]}>
      <Subject>
        <Diagram
          pictures={pictures}
          size={size}
          shift={{ x, y }}
          limit={limit}
          agrees={difference === null ? null : agree({ difference, scale })}
          onShift={set}
        />
      </Subject>
      <Aside>
        <ShiftScan
          device={device}
          guesses={guesses}
          filter={filter}
          grey={grey}
          whole={whole}
          onMeasure={() => set({ kind: "conv", stride: 2, padding: "none", pool: false, x: 1, y: 0 })}
        />
        <KeyNumber
          thing="difference"
          label="largest |difference|"
          value={difference === null ? "…" : formatNumber(difference, 2)}
          note={
            difference === null
              ? ""
              : `${verdict(layer, { x, y }, { difference, scale })} Shift: ${shiftText({ x, y })}; largest |f(x)|: ${formatNumber(scale, 2)}.`
          }
        />
        <Settings layer={layer} set={set} />
      </Aside>
    </Stage>
  );
}

/** What the square shows. All outputs share f(x)'s colour scale, so that the difference shows its true size. */
function usePictures(value: number, shift: { readonly x: number; readonly y: number }, stride: number) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const map = { ...ONE_MAP, colouring: signed } as const;
  const by = { x: Math.round(shift.x / stride), y: Math.round(shift.y / stride) };
  const fx: PictureSpec = { kind: "maps", value, sample: 0, ...map };
  const still = { value, sample: 0, by };
  const moved = { value, sample: 1 };
  return {
    x: { kind: "input", sample: 0, colouring: unit },
    tx: { kind: "input", sample: 1, colouring: unit },
    fx,
    tfx: { kind: "compared", of: still, like: fx, ...map },
    ftx: { kind: "maps", ...moved, like: fx, ...map },
    difference: { kind: "compared", of: moved, minus: still, like: fx, ...map },
  } as const satisfies Record<string, PictureSpec>;
}

/** The largest absolute difference where both routes are defined, and the largest |f(x)|; null before the first. */
function useResult(
  view: NetworkView | null,
  { fx, difference }: { readonly fx: PictureSpec; readonly difference: PictureSpec },
) {
  const ranges = useReadingOf(view, (reading) => reading.ranges);
  return {
    difference: useLast(magnitudeOf(ranges, difference), view),
    scale: useLast(magnitudeOf(ranges, fx), view) ?? 0,
  };
}

const LAYERS = [
  { value: "conv", label: "convolution" },
  { value: "dense", label: "dense" },
] as const;
const PADDINGS = ["none", "zeros"] as const;
const STRIDES = [1, 2, 3] as const;
const FILTERS = (["edges", "blur", "gabor", "random"] as const).map((value) => ({
  value,
  label: presets[value].label,
}));

interface SettingsProps {
  readonly layer: Layer;
  readonly set: StageProps<State>["set"];
}

function Settings({ layer, set }: SettingsProps) {
  return (
    <Controls>
      <Segmented label="Layer f" value={layer.kind} options={LAYERS} onChange={(kind) => set({ kind })} />
      {layer.kind === "conv" ? (
        <>
          <Select label="Filter" value={layer.filter} options={FILTERS} onChange={(filter) => set({ filter })} />
          <Segmented
            label="Padding"
            value={layer.padding}
            options={PADDINGS}
            onChange={(padding) => set({ padding })}
          />
          <Segmented label="Stride" value={layer.stride} options={STRIDES} onChange={(stride) => set({ stride })} />
          <Switch checked={layer.pool} onChange={(pool) => set({ pool })}>
            max pooling 2 × 2
          </Switch>
        </>
      ) : null}
    </Controls>
  );
}
