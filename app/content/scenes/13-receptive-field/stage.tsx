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
import { PhotoCanvas, usePhoto, usePlanes } from "../../photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { analyse, fieldsOf, presets, SIDE, type State, unitSeen } from "./stack.ts";
import { StackTable } from "./stack-table.tsx";
import { verdict } from "./verdict.ts";
import "./stage.css";

/** A stack of layers on a photo: what one unit sees according to the recursion, and according to the gradient. */
export default function ReceptiveFieldStage({ device, state, set }: StageProps<State>) {
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
  const heat = useColouring("magnitude");
  const { size = 1 } = fieldsOf(stack)[level] ?? {};
  return (
    <Stage view={view} problems={[problem, obstacle]}>
      <Subject>
        <Frames columns={2}>
          <Frame
            title={
              unit
                ? `Unit (${unit.y}, ${unit.x}) of layer ${level} and its receptive field: drag it`
                : "No layer can run"
            }
          >
            <PhotoCanvas photo={photo} />
            <Marks width={SIDE} height={SIDE}>
              {predicted ? <Box box={predicted} /> : null}
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
        <KeyNumber label="receptive field" value={`${size} × ${size}`} note={verdict(seen, found, isCurrent)} />
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
