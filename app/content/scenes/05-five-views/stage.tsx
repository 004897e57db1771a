import { useMemo } from "react";
import { ONE_MAP, type PictureSpec, rangeKey } from "#engine/show/pictures.ts";
import { edited } from "#figures/kernel/edits.ts";
import { KernelEditor } from "#figures/kernel/kernel-editor.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveScale } from "#figures/picture/live-scale.tsx";
import { Frame, LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Beside, Stage, Subject } from "#figures/stage/stage.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { useLast } from "#figures/view/use-last.ts";
import { useLook, useValues } from "#figures/view/use-view.ts";
import { useReadingOf } from "#figures/view/view-source.tsx";
import { thousands } from "#nn/format.ts";
import { usePresenting } from "#ui/theme.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import { BarGuess } from "./bar-guess.tsx";
import { kernelOf, MOST } from "./kernel.ts";
import { PatchView } from "./patch-view.tsx";
import { KernelSettings, PictureSettings } from "./settings.tsx";
import { ShiftView } from "./shift-view.tsx";
import { SIDE, type State } from "./state.ts";
import { useShared, useSized } from "./use-layer.ts";
import { parametersNote } from "./verdict.ts";
import "./stage.css";

const OUTPUT = 1;
const MAP = { value: OUTPUT, ...ONE_MAP } as const;
/** Outputs of the wires. */
const WIRED = 5;

// What these show is computed, and read back, after the first picture; their frames keep the room.
const WiresView = lazyPart(async () => (await import("./wires-view.tsx")).WiresView, { follows: true });
const SizeView = lazyPart(async () => (await import("./size-view.tsx")).SizeView, { follows: true });

/** One layer, five views: they share the kernel, the cursor and the chosen weight. */
export function FiveViewsStage({ device, state, set, guesses }: StageProps<State>) {
  const isPresenting = usePresenting();
  const { preset, size, seed, edits } = state;
  const kernel = useMemo(() => kernelOf({ preset, size, seed, edits }), [preset, size, seed, edits]);
  const { view, grey, problems } = useShared(device, kernel, state);
  const sized = useSized(device, kernel, state, view);
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const half = (size - 1) / 2;
  const limits = [half, SIDE - 1 - half] as const;
  const within = (at: number): number => Math.max(limits[0], Math.min(limits[1], at));
  const [y, x] = [within(state.y), within(state.x)];
  const [ky, kx] = [Math.min(state.ky, size - 1), Math.min(state.kx, size - 1)];
  const chosen = ky * size + kx;
  const outputs = SIDE - size + 1;
  const at = { y: y - half, x: x - half };
  const { explanation } = useLook(view, { value: OUTPUT, c: 0, ...at });
  const sum = useLast(explanation?.kind === "weighted" ? explanation : null, view);
  const point = (to: { readonly y: number; readonly x: number }): void => set({ y: within(to.y), x: within(to.x) });
  const choose = (place: number): void => set({ ky: Math.floor(place / size), kx: place % size });
  const fx: PictureSpec = { kind: "maps", ...MAP, sample: 0, colouring: signed };
  const places = { y: SIDE, x: SIDE };
  return (
    <Stage view={view} jobs={[sized.job]} problems={[...problems, ...sized.problems]}>
      <Subject>
        <div className="five">
          <LiveFrame
            thing="filter"
            picture={{ kind: "input", sample: 0, colouring: unit }}
            title={
              <>
                <strong>3 Image filter</strong> the image x
              </>
            }
          >
            <Marks width={SIDE} height={SIDE}>
              <rect className="scene-mark" x={x - half} y={y - half} width={size} height={size} />
              <rect className="five-tap" x={x - half + kx} y={y - half + ky} width={1} height={1} />
            </Marks>
            <Surface
              label="Cursor on the image; arrow keys move it"
              text={`row ${y + 1}, column ${x + 1}`}
              places={places}
              at={{ y, x }}
              limits={{ y: limits, x: limits }}
              follows="hover"
              onMove={point}
            />
          </LiveFrame>
          <div className="five-middle">
            <Frame thing="kernel" title="the kernel w: pull a weight up or down">
              <KernelEditor
                label="Kernel"
                side={size}
                weights={kernel}
                colouring={signed}
                chosen={chosen}
                most={MOST}
                step={0.1}
                onChoose={choose}
                onChange={(place, weight) => set({ edits: edited(edits, place, weight) })}
              />
            </Frame>
            {isPresenting ? null : <KernelSettings state={state} set={set} compact />}
          </div>
          <LiveFrame
            thing="filter"
            picture={fx}
            title={
              <>
                the response f(x) <LiveScale label="Response" spec={fx} />
              </>
            }
          >
            <Marks width={outputs} height={outputs}>
              <rect className="scene-mark" x={at.x} y={at.y} width={1} height={1} />
            </Marks>
            <Surface
              label="Cursor on the response; arrow keys move it"
              text={`row ${at.y + 1}, column ${at.x + 1}`}
              places={{ y: outputs, x: outputs }}
              at={at}
              limits={{ y: [0, outputs - 1], x: [0, outputs - 1] }}
              follows="hover"
              onMove={(to) => point({ y: to.y + half, x: to.x + half })}
            />
          </LiveFrame>
          <ShiftView
            by={{ y: state.sy, x: state.sx }}
            at={at}
            side={outputs}
            onShift={(by) => set({ sy: by.y, sx: by.x })}
            onPoint={(to) => point({ y: to.y + half, x: to.x + half })}
          />
          <PatchView size={size} sum={sum} chosen={chosen} onChoose={choose} />
          <Wires kernel={kernel} grey={grey} view={view} spec={fx} at={{ ...at, ky, kx }} limits={limits} set={set} />
          <Frame
            thing="sizes"
            ratio={3 / 4}
            title={
              <>
                <strong>5 Any input size</strong> <span className="five-more">drag the corner</span>
              </>
            }
          >
            <SizeView
              view={sized.view}
              side={state.side}
              size={size}
              at={{ y, x }}
              onSide={(side) => set({ side })}
              onPoint={point}
            />
          </Frame>
        </div>
      </Subject>
      <Aside>
        <Beside>
          <BarGuess
            device={device}
            guesses={guesses}
            onMeasure={() => set({ bar: true, preset: "sobel", size: 3, edits: [] })}
          />
          <KeyNumber
            thing="parameters"
            label="parameters of the layer"
            value={sized.parameters === null ? "…" : thousands(sized.parameters)}
            note={parametersNote(size, state.side)}
          />
        </Beside>
        {isPresenting ? <KernelSettings state={state} set={set} /> : null}
        <PictureSettings state={state} set={set} />
      </Aside>
    </Stage>
  );
}

interface WiresProps {
  readonly kernel: Float32Array;
  readonly grey: Float32Array | null;
  readonly view: ReturnType<typeof useShared>["view"];
  readonly spec: PictureSpec;
  /** The cursor on the response, and the chosen weight. */
  readonly at: { readonly y: number; readonly x: number; readonly ky: number; readonly kx: number };
  readonly limits: readonly [least: number, most: number];
  readonly set: StageProps<State>["set"];
}

/** The fourth view's numbers: pixels from the image, outputs as they were read back. */
function Wires({ kernel, grey, view, spec, at, limits, set }: WiresProps) {
  const size = Math.sqrt(kernel.length);
  const half = (size - 1) / 2;
  const outputs = SIDE - size + 1;
  const values = useValues(view, OUTPUT);
  const range = useReadingOf(view, ({ ranges }) => ranges.get(rangeKey(spec)));
  // The cursor is in the middle of what is wired, but at the image's edges.
  const first = Math.max(0, Math.min(outputs - WIRED, at.x - (WIRED - 1) / 2));
  const pixel = (i: number): number => grey?.[(at.y + at.ky) * SIDE + first + i] ?? 0;
  const output = (i: number): number => values?.[at.y * outputs + first + i] ?? 0;
  return (
    <Frame
      thing="wires"
      ratio={3 / 4}
      title={
        <>
          <strong>4 Parameter sharing</strong>{" "}
          <span className="five-more">{`row ${at.ky + 1} of the kernel: its wires, its part of the matrix`}</span>
        </>
      }
    >
      <WiresView
        weights={[...kernel.subarray(at.ky * size, (at.ky + 1) * size)]}
        inputs={Array.from({ length: WIRED + size - 1 }, (_, i) => pixel(i))}
        outputs={Array.from({ length: WIRED }, (_, i) => output(i))}
        extent={range ? Math.max(range.max, -range.min) : 0}
        chosen={at.kx}
        cursor={at.x - first}
        column={at.x + half}
        columns={limits}
        onChoose={(kx) => set({ kx })}
        onColumn={(x) => set({ x })}
      />
    </Frame>
  );
}
