import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { lower } from "#nn/graph.ts";
import { clipBox, type FieldBox, fieldsBehind } from "#nn/receptive-field.ts";
import { describe } from "#nn/report.ts";
import type { Architecture } from "#nn/types.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
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
import { FieldEngine, type Measured } from "./engine.ts";
import { fieldsOf, layersOf, presets, SIDE, type StackLayer } from "./stack.ts";
import { StackTable } from "./stack-table.tsx";
import "./stage.css";

function Photo({ photo }: { readonly photo: PhotoPixels | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!photo) return;
    canvas.current
      ?.getContext("2d")
      ?.putImageData(new ImageData(Uint8ClampedArray.from(photo.rgba), photo.size, photo.size), 0, 0);
  }, [photo]);
  return <canvas ref={canvas} width={SIDE} height={SIDE} />;
}

const sides = (box: FieldBox): string => `${box.y.last - box.y.first + 1} × ${box.x.last - box.x.first + 1}`;

function same(a: FieldBox, b: FieldBox): boolean {
  return a.y.first === b.y.first && a.y.last === b.y.last && a.x.first === b.x.first && a.x.last === b.x.last;
}

function Box({ box, inner = false }: { readonly box: FieldBox; readonly inner?: boolean }) {
  return (
    <rect
      className={inner ? "scene-mark-inner" : "scene-mark"}
      x={box.x.first}
      y={box.y.first}
      width={box.x.last - box.x.first + 1}
      height={box.y.last - box.y.first + 1}
    />
  );
}

/** A stack of layers on a photo: what one unit sees by the recursion, and by the gradient. */
export default function ReceptiveFieldStage({ device }: StageProps) {
  const [stack, setStack] = useState<readonly StackLayer[]>(presets[2]?.layers ?? []);
  const [wantedLevel, setLevel] = useState(Number.POSITIVE_INFINITY);
  const [at, setAt] = useState({ y: 0.5, x: 0.5 });
  const [measured, setMeasured] = useState<{ readonly key: string; readonly result: Measured | null } | null>(null);
  const { photo, problem: photoProblem } = usePhoto("colosseum", SIDE);
  const architecture = useMemo(
    (): Architecture => ({ name: "stack", input: { c: 1, h: SIDE, w: SIDE }, layers: layersOf(stack) }),
    [stack],
  );
  const report = useMemo(() => describe(architecture), [architecture]);
  const bad = report.layers.findIndex(({ problem }) => problem !== null);
  const runnable = bad < 0 ? stack.length : bad;
  const graph = useMemo(() => {
    const lowering = lower({ ...architecture, layers: architecture.layers.slice(0, runnable) });
    return lowering.ok ? lowering.graph : null;
  }, [architecture, runnable]);
  const level = Math.max(1, Math.min(wantedLevel, runnable));
  const shape = graph?.values[level]?.shape;
  const unit = shape
    ? { y: Math.min(shape.h - 1, Math.floor(at.y * shape.h)), x: Math.min(shape.w - 1, Math.floor(at.x * shape.w)) }
    : null;
  const colours = useColourings();
  const theme = useTheme();
  const heat = useRef<HTMLCanvasElement>(null);
  const engineKey = graph ? JSON.stringify(graph.nodes) : "";
  const engine = useEngine(
    () =>
      new FieldEngine(
        device,
        graph ?? {
          nodes: [],
          values: [{ shape: architecture.input, producer: -1 }],
          layerOutputs: new Map(),
          output: 0,
        },
      ),
    engineKey,
  );
  const key = JSON.stringify([engineKey, level, unit, theme, engine !== null]);
  useComputation(async () => {
    if (!engine || !unit || runnable === 0) return;
    const result = await engine.run(level, unit, heat.current, colours.magnitude);
    setMeasured({ key, result });
  }, key);

  const behind = graph && unit ? fieldsBehind(graph, level, unit) : null;
  const predicted = behind?.get(0);
  const clipped = predicted && predicted !== "all" ? clipBox(predicted, { h: SIDE, w: SIDE }) : null;
  const found = measured?.key === key ? measured.result : null;
  const isEqual = clipped !== null && found !== null && same(clipped, found.box);
  const fields = fieldsOf(stack);
  const place = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (value: number): number => Math.max(0, Math.min(0.999, value));
    setAt({ y: within((event.clientY - box.top) / box.height), x: within((event.clientX - box.left) / box.width) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const step = steps[event.key];
    if (!step || !shape || !unit) return;
    event.preventDefault();
    const next = (value: number, by: number, size: number): number =>
      (Math.max(0, Math.min(size - 1, value + by)) + 0.5) / size;
    setAt({ y: next(unit.y, step[0], shape.h), x: next(unit.x, step[1], shape.w) });
  };
  // Fields of the units on the way: the middle unit of what each earlier layer contributes.
  const inner = behind && graph ? [...behind].flatMap(([value, box]) => innerBox(graph, value, level, box)) : [];
  return (
    <div className="scene-stage">
      {photoProblem === null ? null : <Notice tone="error">{photoProblem}</Notice>}
      <div className="field-pictures">
        <Frame title={unit ? `Unit (${unit.y}, ${unit.x}) of layer ${level}: its field, drag it` : "No layer can run"}>
          <Photo photo={photo} />
          <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
            {clipped ? <Box box={clipped} /> : null}
            {inner.map((box) => (
              <Box key={`${box.x.first} ${box.x.last} ${box.y.first}`} box={box} inner />
            ))}
          </svg>
          <div
            className="scene-drag"
            role="slider"
            tabIndex={0}
            aria-label="The unit; arrow keys choose its neighbours"
            aria-valuemin={0}
            aria-valuemax={(shape?.w ?? 1) - 1}
            aria-valuenow={unit?.x ?? 0}
            aria-valuetext={unit ? `row ${unit.y}, column ${unit.x}` : "none"}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              place(event);
            }}
            onPointerMove={(event) => {
              if (event.buttons > 0) place(event);
            }}
          />
        </Frame>
        <Frame title="Its gradient to every pixel, by the backward kernels">
          <canvas ref={heat} />
          <svg viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true">
            {found ? <Box box={found.box} inner /> : null}
          </svg>
        </Frame>
      </div>
      <KeyNumber
        label="receptive field"
        value={`${fields[level]?.size ?? 1} × ${fields[level]?.size ?? 1}`}
        note={
          clipped && found
            ? `Inside the picture: predicted ${sides(clipped)}, measured ${sides(found.box)}${isEqual ? ", the same box" : ""}; ${found.pixels} pixels have a gradient.`
            : "…"
        }
      />
      <div className="field-presets" role="group" aria-label="Stacks to start from">
        {presets.map((preset) => (
          <Button
            key={preset.id}
            small
            onPress={() => {
              setStack(preset.layers);
              setLevel(Number.POSITIVE_INFINITY);
            }}
          >
            {preset.label}
          </Button>
        ))}
      </div>
      <StackTable
        stack={stack}
        fields={fields}
        shapes={report.layers.map(({ output }) => output ?? undefined)}
        problem={
          bad < 0
            ? null
            : {
                index: bad,
                text: `${report.layers[bad]?.problem?.reason ?? ""} ${report.layers[bad]?.problem?.fix ?? ""}`,
              }
        }
        level={level}
        onLevel={setLevel}
        onChange={setStack}
      />
    </div>
  );
}

/** The part of the photo that the middle one of the units seen at an earlier value sees, as a nested box. */
function innerBox(
  graph: Parameters<typeof fieldsBehind>[0],
  value: number,
  level: number,
  box: FieldBox | "all",
): readonly FieldBox[] {
  if (value === 0 || value === level || box === "all") return [];
  const middle = { y: Math.round((box.y.first + box.y.last) / 2), x: Math.round((box.x.first + box.x.last) / 2) };
  const field = fieldsBehind(graph, value, middle).get(0);
  const clipped = field && field !== "all" ? clipBox(field, { h: SIDE, w: SIDE }) : null;
  return clipped ? [clipped] : [];
}
