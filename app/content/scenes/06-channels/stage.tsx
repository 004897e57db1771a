import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { thousands } from "#nn/format.ts";
import type { UnitExplanation } from "#engine/show/unit-explanation.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Slider } from "#ui/slider.tsx";
import { useTheme } from "#ui/theme.ts";
import type { StageProps } from "../../scene-types.ts";
import {
  Frame,
  KeyNumber,
  type PhotoPixels,
  useColourings,
  useComputation,
  useEngine,
  usePhoto,
} from "../stage-kit.tsx";
import { BANK_COLUMNS, ChannelsEngine, filterAt, SIDE } from "./engine.ts";
import { SumTable } from "./sum-table.tsx";
import "./stage.css";

/** Red, green and blue planes, 0 .. 1. */
function planes({ rgba, size }: PhotoPixels): Float32Array {
  const area = size * size;
  return Float32Array.from({ length: 3 * area }, (_, i) => (rgba[4 * (i % area) + Math.floor(i / area)] ?? 0) / 255);
}

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** An RGB picture, one filter in three slices, and the bank that it belongs to. */
export default function ChannelsStage({ device }: StageProps) {
  const [filters, setFilters] = useState(96);
  const [seed, setSeed] = useState(3);
  const [chosen, setChosen] = useState({ filter: 0, y: 30, x: 34 });
  const [explanation, setExplanation] = useState<UnitExplanation | null>(null);
  const { photo, problem } = usePhoto("lorikeet", SIDE);
  const picture = useMemo(() => (photo ? planes(photo) : null), [photo]);
  const engine = useEngine(() => new ChannelsEngine(device, filters, seed), `${filters} ${seed}`);
  const colours = useColourings();
  const theme = useTheme();
  const canvases = useRef<Record<"image" | "channels" | "filter" | "parts" | "map" | "bank", HTMLCanvasElement | null>>(
    {
      image: null,
      channels: null,
      filter: null,
      parts: null,
      map: null,
      bank: null,
    },
  );
  const filter = Math.min(chosen.filter, filters - 1);
  useComputation(
    async () => {
      if (engine && picture)
        setExplanation(await engine.run(picture, { ...chosen, filter }, canvases.current, colours));
    },
    JSON.stringify([chosen, filter, filters, seed, theme, engine !== null, picture !== null]),
  );
  const canvas = (name: keyof typeof canvases.current) => (
    <canvas
      ref={(element) => {
        canvases.current[name] = element;
      }}
    />
  );
  const place = (event: MouseEvent<HTMLElement>): { readonly across: number; readonly down: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { across: (event.clientX - box.left) / box.width, down: (event.clientY - box.top) / box.height };
  };
  const point = (event: MouseEvent<HTMLElement>): void => {
    if (event.detail === 0) return;
    const { across, down } = place(event);
    setChosen((was) => ({
      ...was,
      y: clamp(Math.floor(down * SIDE), SIDE),
      x: clamp(Math.floor(across * SIDE), SIDE),
    }));
  };
  const walk = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setChosen((was) => ({ ...was, y: clamp(was.y + step[0], SIDE), x: clamp(was.x + step[1], SIDE) }));
  };
  const choose = (event: MouseEvent<HTMLElement>): void => {
    const { across, down } = place(event);
    const next = event.detail === 0 ? null : filterAt(filters, across, down);
    if (next !== null) setChosen((was) => ({ ...was, filter: next }));
  };
  const step = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      ArrowUp: -BANK_COLUMNS,
      ArrowDown: BANK_COLUMNS,
    };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setChosen((was) => ({ ...was, filter: clamp(filter + by, filters) }));
  };
  const rows = Math.ceil(filters / BANK_COLUMNS);
  const mark = <rect className="scene-mark" x={chosen.x - 1} y={chosen.y - 1} width={3} height={3} />;
  return (
    <div className="scene-stage">
      {problem === null ? null : <Notice tone="error">{problem}</Notice>}
      <div className="channels-flow">
        <Frame title="RGB image">
          {canvas("image")}
          <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
            {mark}
          </svg>
        </Frame>
        <figure className="scene-frame channels-three">
          <div className="channels-column">{canvas("channels")}</div>
          <figcaption className="scene-caption">3 channels</figcaption>
        </figure>
        <figure className="scene-frame channels-three channels-filter">
          <div className="channels-column">{canvas("filter")}</div>
          <figcaption className="scene-caption">filter {filter + 1}: 3 slices</figcaption>
        </figure>
        <figure className="scene-frame channels-three">
          <div className="channels-column">{canvas("parts")}</div>
          <figcaption className="scene-caption">3 partial maps</figcaption>
        </figure>
        <figure className="scene-frame">
          <button
            type="button"
            className="scene-picture channels-map"
            aria-label={`Map of filter ${filter + 1}. Arrow keys choose a value. Chosen: row ${chosen.y + 1}, column ${chosen.x + 1}.`}
            onClick={point}
            onPointerMove={(event) => {
              if (event.pointerType === "mouse") {
                const { across, down } = place(event);
                setChosen((was) => ({
                  ...was,
                  y: clamp(Math.floor(down * SIDE), SIDE),
                  x: clamp(Math.floor(across * SIDE), SIDE),
                }));
              }
            }}
            onKeyDown={walk}
          >
            {canvas("map")}
            <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
              <rect className="scene-mark" x={chosen.x} y={chosen.y} width={1} height={1} />
            </svg>
          </button>
          <figcaption className="scene-caption">their sum + bias: one map. Point at a value</figcaption>
        </figure>
      </div>
      {explanation ? <SumTable explanation={explanation} /> : null}
      <KeyNumber
        label="parameters of the layer"
        value={thousands(engine?.parameters ?? 0)}
        note={`${filters} filters × (3 × 3 × 3 = 27 weights) + ${filters} biases`}
      />
      <figure className="scene-frame">
        <button
          type="button"
          className="channels-bank"
          style={{
            aspectRatio: `${Math.min(filters, BANK_COLUMNS) * 66 - 2} / ${rows * 66 - 2}`,
            width: `${(100 * Math.min(filters, BANK_COLUMNS)) / BANK_COLUMNS}%`,
          }}
          aria-label={`The bank's ${filters} maps. Arrow keys choose a filter. Chosen: ${filter + 1}.`}
          onClick={choose}
          onKeyDown={step}
        >
          {canvas("bank")}
          <svg viewBox={`0 0 ${Math.min(filters, BANK_COLUMNS) * 66 - 2} ${rows * 66 - 2}`} aria-hidden="true">
            <rect
              className="scene-mark channels-chosen"
              x={(filter % BANK_COLUMNS) * 66}
              y={Math.floor(filter / BANK_COLUMNS) * 66}
              width={64}
              height={64}
            />
          </svg>
        </button>
        <figcaption className="scene-caption">
          the stack of maps that the bank makes, one for each filter: choose one
        </figcaption>
      </figure>
      <div className="scene-controls">
        <div className="channels-slider">
          <Slider label="Filters in the bank" value={filters} min={1} max={96} onChange={setFilters} />
        </div>
        <NumberField label="Seed" value={seed} min={0} max={9999} onChange={setSeed} />
        <Button onPress={() => setSeed(seed + 1)}>Other filters</Button>
      </div>
    </div>
  );
}
