import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveFrame } from "#figures/stage/frame.tsx";
import { useInput, useManyValues, useView } from "#figures/view/use-view.ts";
import { ViewProvider } from "#figures/view/view-source.tsx";
import type { Device } from "#gpu/device.ts";
import { GraphAssembly } from "#nn/graph.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Graph } from "#nn/types.ts";
import { formatNumber } from "#ui/number-text.ts";
import { Slider } from "#ui/slider.tsx";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import { MOST_LEVELS, type State } from "./state.ts";

/** Side of the photo: halved four times, eight pixels are left. */
const PHOTO = 128;

interface Pyramids {
  readonly graph: Graph;
  /** Values of the graph by method, from the first level on. */
  readonly levels: Readonly<Record<Method, readonly number[]>>;
}

const METHODS = [
  { method: "max", title: "max" },
  { method: "mean", title: "mean" },
  { method: "skip", title: "subsampled" },
] as const;
type Method = (typeof METHODS)[number]["method"];

/** Three ways to halve a photo again and again, as one network. A window of one pixel only skips. */
function pyramids(): Pyramids {
  const assembly = new GraphAssembly({ c: 1, h: PHOTO, w: PHOTO });
  const chain = (method: Method): readonly number[] => {
    const levels: number[] = [];
    for (let level = 1; level <= MOST_LEVELS; level++) {
      const id = `${method}${level}`;
      const spec =
        method === "skip"
          ? { ...avgPool2d.create(id), kernel: [1, 1] as const, stride: [2, 2] as const }
          : (method === "max" ? maxPool2d : avgPool2d).create(id);
      levels.push(assembly.add(id, spec, [levels.at(-1) ?? 0]));
    }
    return levels;
  };
  const levels = { max: chain("max"), mean: chain("mean"), skip: chain("skip") };
  return { graph: assembly.graph(), levels };
}

interface PyramidProps {
  readonly device: Device;
  /** Nothing is computed before. */
  readonly isOn: boolean;
  readonly state: Pick<State, "photo" | "level">;
  readonly set: (patch: Partial<State>) => void;
}

/** A photo made smaller by the largest value, by the mean, and by leaving pixels out; all at the size of the photo. */
export function Pyramid({ device, isOn, state: { photo: choice, level }, set }: PyramidProps) {
  const { graph, levels } = useMemo(() => pyramids(), []);
  const { photo, problem } = useChosenPhoto(choice, "bricks", PHOTO);
  const planes = usePlanes(photo, 1);
  const { view, problem: obstacle } = useView(
    isOn ? (signal) => NetworkView.open(device, graph, { values: given(new Map()), signal, isLazy: true }) : null,
    [device, graph],
  );
  useInput(view, planes);
  const shown = useMemo(() => METHODS.map(({ method }) => levels[method][level - 1] ?? 0), [levels, level]);
  const means = useMeans(view, shown);
  const unit = useColouring("unit");
  const wrong = problem ?? obstacle;
  return (
    <section className="pooling-pyramid" aria-label="A photo, made smaller in three ways">
      {wrong === null ? null : <p role="status">{wrong}</p>}
      <ViewProvider view={view}>
        <div className="pooling-levels">
          <LiveFrame
            title={`photo: brightness ${planes ? formatNumber(meanOf(planes), 2) : "…"}`}
            picture={{ kind: "input", colouring: unit }}
          />
          {METHODS.map(({ method, title }, i) => (
            <LiveFrame
              key={method}
              thing={method}
              title={`${title}: ${means[i] === undefined ? "…" : formatNumber(means[i], 2)}`}
              picture={{
                kind: "maps",
                value: shown[i] ?? 0,
                first: 0,
                count: 1,
                columns: 1,
                gap: 0,
                shrink: 1,
                colouring: unit,
              }}
            />
          ))}
        </div>
      </ViewProvider>
      <div className="pooling-pyramid-controls">
        <div className="pooling-level">
          <Slider
            label="Level"
            value={level}
            min={1}
            max={MOST_LEVELS}
            format={(each) => `${each}: ${PHOTO / 2 ** each} × ${PHOTO / 2 ** each}`}
            onChange={(next) => set({ level: next })}
          />
        </div>
        <PhotoChooser value={choice} onChange={(next) => set({ photo: next })} />
      </div>
    </section>
  );
}

/** Mean brightness of some values of the network, read back after each pass; none before the first. */
function useMeans(view: NetworkView | null, values: readonly number[]): readonly (number | undefined)[] {
  const read = useManyValues(view, values);
  return values.map((value) => {
    const numbers = read.get(value);
    return numbers && meanOf(numbers);
  });
}

function meanOf(numbers: Float32Array): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
