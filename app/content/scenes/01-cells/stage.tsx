import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { Frame } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useLast } from "#figures/view/use-last.ts";
import { useInput, useValues, useView } from "#figures/view/use-view.ts";
import { thousands } from "#nn/format.ts";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { colourOf, nameOf } from "./colours.ts";
import { BirdGuess, useBirdGuess } from "./guess.tsx";
import { gridInput, labelsOf, scoreOf, truthUnder } from "./grid.ts";
import { CELL, slidNetwork, STEPS } from "./network.ts";
import { RaceBars, useRace } from "./race-bars.tsx";
import { CLASSES, compose, HEIGHT, WIDTH } from "./scenery.ts";
import { SceneHandles } from "./scene-handles.tsx";
import { Composed, Labels } from "./scene-picture.tsx";
import { LARGE, SIZES, type State } from "./state.ts";
import { useMaterial } from "./use-scenery.ts";
import { percent, verdict } from "./verdict.ts";
import "./stage.css";

/** A bird over a meadow under a grid: what each cell says, and the same classifier slid over the whole. */
export function CellsStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { bird, x, y, size, gridX, gridY, step, show } = state;
  const { material, problem } = useMaterial(shipped);
  const scene = useMemo(
    () => material && compose(material.scenery, bird, { x, y, size }),
    [material, bird, x, y, size],
  );
  const offset = useMemo(() => ({ x: gridX, y: gridY }), [gridX, gridY]);
  const input = useMemo(() => scene && gridInput(scene, offset, step), [scene, offset, step]);
  const truth = useMemo(() => scene && truthUnder(scene, offset), [scene, offset]);
  const network = useMemo(() => slidNetwork(step), [step]);
  const { view, problem: obstacle } = useView(
    (signal) =>
      NetworkView.open(device, network, {
        // The view is opened at once, so that its programs are there by the time the weights are.
        values: async (graph, context) => {
          const asked = await shipped.weights("cells");
          if (!asked.ok) throw new Error(asked.message);
          return given(asked.values)(graph, context);
        },
        signal,
      }),
    [device, network, shipped],
  );
  useInput(view, input);
  const output = useValues(view, view?.graph.output ?? 0);
  const labels = useMemo(() => output && labelsOf(output, step), [output, step]);
  const score = useLast(
    useMemo(() => labels && truth && scoreOf(labels, step, truth), [labels, truth, step]),
    step,
  );
  const guess = useBirdGuess(device, material, guesses);
  const race = useRace({ device, weights: material?.weights ?? null, input, step });
  return (
    <Stage view={view} jobs={[...guess.jobs, ...race.jobs]} problems={[problem, obstacle]}>
      <Subject>
        <div className="cells-scene">
          <Frame thing="grid" ratio={WIDTH / HEIGHT} title="Drag the bird, its corner, or the grid by its corner">
            <Composed scene={scene} />
            <Labels labels={labels} step={step} offset={offset} against={show === "mistakes" ? truth : null} />
            {material ? (
              <SceneHandles state={state} set={set} sprite={material.scenery.sprites[bird]} labels={labels} />
            ) : null}
          </Frame>
        </div>
        <Legend labels={labels} />
      </Subject>
      <Aside>
        <BirdGuess {...guess} onMeasure={() => set({ ...LARGE, gridX: 0, gridY: 0, step: CELL, show: "labels" })} />
        <KeyNumber
          thing="score"
          label="pixels labelled correctly"
          value={score ? percent(score.right, score.pixels) : "…"}
          note={score ? verdict(state, score) : ""}
        />
        <Settings state={state} set={set} />
      </Aside>
      <More>
        <RaceBars {...race} />
      </More>
    </Stage>
  );
}

/** The classes with their colours, and how many places of the classifier say each. */
function Legend({ labels }: { readonly labels: Uint8Array | null }) {
  return (
    <ul className="cells-legend">
      {CLASSES.map((name, label) => (
        <li key={name}>
          <span className="cells-swatch" style={{ backgroundColor: colourOf(label) }} />
          <span>{labels ? `${nameOf(label)} ${thousands(countOf(labels, label))}` : nameOf(label)}</span>
        </li>
      ))}
    </ul>
  );
}

function countOf(labels: Uint8Array, label: number): number {
  return labels.reduce((sum, each) => sum + (each === label ? 1 : 0), 0);
}

const BIRD_OPTIONS = [
  { value: "duck", label: "duck" },
  { value: "kingfisher", label: "kingfisher" },
  { value: "macaw", label: "macaw" },
] as const;
const SHOWN = [
  { value: "labels", label: "labels" },
  { value: "mistakes", label: "mistakes" },
] as const;

function Settings({ state, set }: Pick<StageProps<State>, "state" | "set">) {
  return (
    <Controls>
      <Segmented label="Bird" value={state.bird} options={BIRD_OPTIONS} onChange={(bird) => set({ bird })} />
      <Slider
        label="Size of the bird"
        value={state.size}
        min={SIZES.least}
        max={SIZES.most}
        step={2}
        format={(size) => `${(size / CELL).toFixed(1)} cells`}
        onChange={(size) => set({ size })}
      />
      <Slider
        label="Step of the classifier"
        value={STEPS.indexOf(state.step)}
        min={0}
        max={STEPS.length - 1}
        format={(at) => stepText(STEPS[at] ?? CELL)}
        onChange={(at) => set({ step: STEPS[at] ?? CELL })}
      />
      <Segmented label="Show" value={state.show} options={SHOWN} onChange={(show) => set({ show })} />
    </Controls>
  );
}

function stepText(step: number): string {
  if (step === CELL) return "a cell";
  return step === 1 ? "1 pixel" : `${step} pixels`;
}
