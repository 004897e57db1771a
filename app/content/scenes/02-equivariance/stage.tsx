import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { KeyNumber, Frame, greyOf, useColourings, useComputation, useEngine, usePhoto } from "../stage-kit.tsx";
import type { StageProps } from "../../scene-types.ts";
import { Notice } from "#ui/notice.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";
import { useTheme } from "#ui/theme.ts";
import { EquivarianceEngine, farthest, type Layer, pictureSize, strideOf, type View } from "./engine.ts";
import { presets } from "./filters.ts";
import "./stage.css";

const LAYERS = [
  { value: "conv", label: "convolution" },
  { value: "dense", label: "dense" },
] as const;
const PADDINGS = [
  { value: "none", label: "none" },
  { value: "zeros", label: "zeros" },
] as const;
const STRIDES = [
  { value: "1", label: "1" },
  { value: "2", label: "2" },
] as const;
const FILTERS = (["edges", "blur", "gabor", "random"] as const).map((value) => ({
  value,
  label: presets[value].label,
}));

/** The part of a grey picture (side `whole`) that lies `shift` to the upper left of its middle. */
function crop(
  picture: Float32Array,
  whole: number,
  size: number,
  shift: { readonly x: number; readonly y: number },
): Float32Array {
  const start = (whole - size) / 2;
  return Float32Array.from({ length: size * size }, (_, i) => {
    const y = start + Math.floor(i / size) - shift.y;
    const x = start + (i % size) - shift.x;
    return picture[y * whole + x] ?? 0;
  });
}

function verdict(difference: number, scale: number, layer: Layer): string {
  if (!(scale > 0)) return "";
  if (difference < 1e-5 * scale) return "The two routes agree: shifting and filtering may change places.";
  if (layer.kind === "dense")
    return "A dense layer has its own weights at every place: it does not know the shifted picture.";
  if (layer.padding === "zeros" && strideOf(layer) === 1)
    return "Only the border differs: there the filter saw zeros instead of the picture.";
  return `With ${strideOf(layer)} pixels a step, only shifts by multiples of ${strideOf(layer)} survive.`;
}

/** The commuting square: filter, then shift; shift, then filter; and what is left between them. */
export default function EquivarianceStage({ device }: StageProps) {
  const [layer, setLayer] = useState<Layer>({ kind: "conv", filter: "edges", padding: "none", stride: 1, pool: false });
  const [shift, setShift] = useState({ x: 9, y: -5 });
  const [result, setResult] = useState<{ readonly difference: number; readonly scale: number } | null>(null);
  const size = pictureSize(layer);
  const limit = farthest(layer);
  const whole = size + 2 * limit;
  const { photo, problem } = usePhoto("cat", whole);
  const picture = useMemo(() => (photo ? greyOf(photo) : null), [photo]);
  const engine = useEngine(() => new EquivarianceEngine(device, layer), JSON.stringify(layer));
  const colours = useColourings();
  const theme = useTheme();
  const canvases = useRef<Record<View, HTMLCanvasElement | null>>({
    x: null,
    fx: null,
    tfx: null,
    tx: null,
    ftx: null,
    difference: null,
  });
  const isReady = engine !== null && picture !== null && photo?.size === whole;
  useComputation(
    async () => {
      if (!engine || !picture || photo?.size !== whole) return;
      setResult(
        await engine.run(
          crop(picture, whole, size, { x: 0, y: 0 }),
          crop(picture, whole, size, shift),
          shift,
          canvases.current,
          colours,
        ),
      );
    },
    JSON.stringify([layer, shift, theme, isReady]),
  );
  const drag = useRef<{
    readonly x: number;
    readonly y: number;
    readonly from: { readonly x: number; readonly y: number };
  } | null>(null);
  const clamp = (value: number): number => Math.max(-limit, Math.min(limit, value));
  const move = (x: number, y: number): void => setShift({ x: clamp(x), y: clamp(y) });
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!drag.current) return;
    const pixels = size / event.currentTarget.getBoundingClientRect().width;
    const { x, y, from } = drag.current;
    move(from.x + Math.round((event.clientX - x) * pixels), from.y + Math.round((event.clientY - y) * pixels));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    move(shift.x + step[0], shift.y + step[1]);
  };
  const set = (patch: Partial<Layer>): void => {
    const next = { ...layer, ...patch };
    const most = farthest(next);
    setLayer(next);
    setResult(null);
    setShift(({ x, y }) => ({ x: Math.max(-most, Math.min(most, x)), y: Math.max(-most, Math.min(most, y)) }));
  };
  const canvas = (view: View) => (
    <canvas
      ref={(element) => {
        canvases.current[view] = element;
      }}
    />
  );
  return (
    <div className="scene-stage">
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <div className="equi-square">
        <Frame title="x">{canvas("x")}</Frame>
        <Frame title="f(x)">{canvas("fx")}</Frame>
        <Frame title="T f(x): filtered, then shifted">{canvas("tfx")}</Frame>
        <Frame title="T x: drag it">
          {canvas("tx")}
          <div
            className="scene-drag"
            role="slider"
            tabIndex={0}
            aria-label="Shift of the picture; arrow keys move it by a pixel"
            aria-valuemin={-limit}
            aria-valuemax={limit}
            aria-valuenow={shift.x}
            aria-valuetext={`${shift.x} right, ${shift.y} down`}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              drag.current = { x: event.clientX, y: event.clientY, from: shift };
            }}
            onPointerMove={onPointerMove}
            onPointerUp={() => {
              drag.current = null;
            }}
          />
        </Frame>
        <Frame title="f(T x): shifted, then filtered">{canvas("ftx")}</Frame>
        <Frame title="difference f(T x) − T f(x)">{canvas("difference")}</Frame>
      </div>
      <KeyNumber
        label="largest |difference|"
        value={result ? formatNumber(result.difference, 2) : "…"}
        note={
          result
            ? `${verdict(result.difference, result.scale, layer)} Shift: ${shift.x} right, ${shift.y} down; largest |f(x)|: ${formatNumber(result.scale, 2)}.`
            : ""
        }
      />
      <div className="scene-controls">
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
            <Segmented
              label="Stride"
              value={layer.stride === 1 ? "1" : "2"}
              options={STRIDES}
              onChange={(stride) => set({ stride: stride === "1" ? 1 : 2 })}
            />
            <Switch checked={layer.pool} onChange={(pool) => set({ pool })}>
              max pooling 2 × 2
            </Switch>
          </>
        ) : null}
      </div>
    </div>
  );
}
