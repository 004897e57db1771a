import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { evenWeights } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { Frame, Frames, LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { useInput, useLook, useView } from "#figures/view/use-view.ts";
import { type FieldBox, lengthOf } from "#nn/field-box.ts";
import { Button } from "#ui/button.tsx";
import { PhotoCanvas, usePhoto, usePlanes } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { askedStack, FieldGuess, useFieldGuess } from "./field-guess.tsx";
import { analyse, fieldsOf, presets, SIDE, type State, unitSeen } from "./stack.ts";
import { StackTable } from "./stack-table.tsx";
import { verdict } from "./verdict.ts";
import "./stage.css";

/** A stack of layers on a photo: what one unit sees according to the recursion, and according to the gradient. */
export function ReceptiveFieldStage({ device, state, set, guesses }: StageProps<State>) {
  const { stack } = state;
  const stacked = useMemo(() => analyse(stack), [stack]);
  const seen = useMemo(() => unitSeen(stacked, state), [stacked, state]);
  const { level, shape, unit, predicted, inner } = seen;
  const { photo, problem } = usePhoto("colosseum", SIDE);
  const { view, problem: obstacle } = useView(
    (signal) => NetworkView.open(device, stacked.graph, { values: evenWeights, backward: true, signal }),
    [device, stacked.graph],
  );
  useInput(view, usePlanes(photo, 1));
  const reading = useLook(view, unit && { value: level, c: 0, ...unit });
  const isCurrent = reading.unit?.value === level && reading.unit.y === unit?.y && reading.unit.x === unit.x;
  const found = isCurrent ? reading.field : null;
  const guess = useFieldGuess(guesses);
  const isAsked = useMemo(
    () => JSON.stringify(stack) === JSON.stringify(askedStack) && level === stack.length,
    [stack, level],
  );
  const measured = isAsked && found && found !== "not-finite" ? lengthOf(found.box.x) : null;
  const heat = useColouring("magnitude");
  const { size = 1 } = fieldsOf(stack)[level] ?? {};
  return (
    <Stage view={view} problems={[problem, obstacle]}>
      <Subject>
        <Frames columns={2}>
          <Frame
            thing="unit"
            title={
              unit
                ? `Unit (${unit.y}, ${unit.x}) of layer ${level} and its receptive field: drag it`
                : "No layer can run"
            }
          >
            <PhotoCanvas photo={photo} />
            <Marks width={SIDE} height={SIDE}>
              {predicted ? <Box box={predicted} /> : null}
              {guess.value !== null && predicted && (guess.stage === "asked" || isAsked) ? (
                <Guessed side={guess.value} around={predicted} />
              ) : null}
              {inner.map((box) => (
                <Box key={`${box.x.first} ${box.x.last} ${box.y.first}`} box={box} inner />
              ))}
            </Marks>
            {shape && unit ? (
              <Surface
                label="The unit; arrow keys move to its neighbours"
                text={`row ${unit.y}, column ${unit.x}`}
                places={{ y: shape.h, x: shape.w }}
                at={unit}
                limits={{ y: [0, shape.h - 1], x: [0, shape.w - 1] }}
                follows="press"
                onMove={({ y, x }) => set({ y: middle(y, shape.h), x: middle(x, shape.w) })}
              />
            ) : null}
          </Frame>
          <LiveFrame
            thing="gradient"
            title="Gradient with respect to every pixel, by backpropagation"
            picture={found ? { kind: "field", colouring: heat } : null}
          >
            <Marks width={SIDE} height={SIDE}>
              {found && found !== "not-finite" ? <Box box={found.box} inner /> : null}
            </Marks>
          </LiveFrame>
        </Frames>
      </Subject>
      <Aside>
        <FieldGuess
          prediction={guess}
          measured={measured}
          onMeasure={() => set({ stack: [...askedStack], level: 0, y: 0.5, x: 0.5 })}
        />
        <KeyNumber
          thing="size"
          label="receptive field"
          value={`${size} × ${size}`}
          note={verdict(seen, found, isCurrent)}
        />
        <Presets onChoose={(layers) => set({ stack: [...layers], level: 0 })} />
      </Aside>
      <More>
        <StackTable
          stack={stack}
          fields={fieldsOf(stack)}
          shapes={stacked.shapes}
          problem={stacked.problem}
          level={level}
          onLevel={(next) => set({ level: next })}
          onChange={(next) => set({ stack: [...next] })}
        />
      </More>
    </Stage>
  );
}

/** The centre of a position as a fraction of the whole axis, to four digits. */
function middle(place: number, places: number): number {
  return Math.round(((place + 0.5) / places) * 1e4) / 1e4;
}

function Box({ box, inner = false }: { readonly box: FieldBox; readonly inner?: boolean }) {
  return (
    <rect
      className={inner ? "scene-mark-inner" : "scene-mark"}
      x={box.x.first}
      y={box.y.first}
      width={lengthOf(box.x)}
      height={lengthOf(box.y)}
    />
  );
}

/** A predicted frame, around the middle of a field. */
function Guessed({ side, around: { y, x } }: { readonly side: number; readonly around: FieldBox }) {
  return (
    <rect
      className="predict-ghost"
      x={(x.first + x.last + 1 - side) / 2}
      y={(y.first + y.last + 1 - side) / 2}
      width={side}
      height={side}
    />
  );
}

function Presets({ onChoose }: { readonly onChoose: (layers: State["stack"]) => void }) {
  return (
    <div className="field-presets" role="group" aria-label="Example stacks">
      {presets.map(({ id, label, layers }) => (
        <Button key={id} small onPress={() => onChoose([...layers])}>
          {label}
        </Button>
      ))}
    </div>
  );
}
