import { useEffect, useMemo, useRef, useState } from "react";
import { catalog } from "#data/catalog.ts";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { plain } from "#figures/numbers.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useInput, useLook, useValues, useView } from "#figures/view/use-view.ts";
import { Button } from "#ui/button.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import { drawn, type Place, pictureOf, placeOf } from "./drawing.ts";
import { ASKED, StrokeGuess } from "./guess.tsx";
import { graph, openedOf, within } from "./network.ts";
import type { State } from "./state.ts";
import { Unrolled } from "./unrolled.tsx";
import { placeText, verdict } from "./verdict.ts";
import "./stage.css";

// A sum is read back after the first picture.
const Why = lazyPart(async () => (await import("./why.tsx")).Why, { follows: true });

/** Of the digits that the network was trained on. */
const NORMALISATION = catalog[0].normalisation;

/** The trained network unrolled: rub, draw, and ask any of its numbers why. */
export function CompositionStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { digit, dabs, tool } = state;
  const path = useMemo(() => state.path.map(within), [state.path]);
  const step = path.at(-1) ?? [0, 0, 0, 0];
  const [value, c, y, x] = step;
  const { view, problem } = useView(
    async (signal) => {
      const weights = await shipped.weights();
      if (!weights.ok) throw new Error(weights.message);
      return NetworkView.open(device, graph, {
        values: given(weights.values),
        normalisation: NORMALISATION,
        signal,
      });
    },
    [device],
  );
  const picture = useMemo(() => pictureOf({ digit, dabs }), [digit, dabs]);
  useInput(view, picture);
  const pixels = useValues(view, 0);
  const reading = useLook(view, value === 0 ? null : { value, c, y, x });
  const { unit, explanation } = reading;
  const isCurrent = unit?.value === value && unit.c === c && unit.y === y && unit.x === x;
  const opened = isCurrent && explanation ? openedOf(explanation, value) : null;
  const pixel = pixels?.[y * 28 + x];
  const result = value === 0 ? pixel : opened?.result;
  const touch = useTouch(state, set);
  const isAsked = digit === ASKED.digit && JSON.stringify(dabs) === JSON.stringify(ASKED.dabs);
  return (
    <Stage view={view} problems={[problem]}>
      <Subject>
        <Unrolled
          step={step}
          tool={tool}
          at={value === 0 ? { y, x } : touch.at}
          onTouch={touch.put}
          probabilities={reading.probabilities}
          onOpen={(next) => set({ path: [next] })}
        />
      </Subject>
      <Aside>
        <StrokeGuess
          guesses={guesses}
          probabilities={isAsked && !reading.isBusy ? reading.probabilities : null}
          onMeasure={() => set({ ...ASKED, dabs: [...ASKED.dabs] })}
        />
        <KeyNumber
          thing="sum"
          label={placeText(step)}
          value={result === undefined ? "…" : plain(result)}
          note={verdict(step, opened)}
        />
        <Controls>
          <Select
            label="Picture"
            value={digit}
            options={DIGITS}
            onChange={(next) => set({ digit: next, dabs: [], ...(next === "none" ? { tool: "draw" as const } : {}) })}
          />
          <Button disabled={dabs.length === 0} onPress={() => set({ dabs: [] })}>
            Undo all
          </Button>
          <Segmented label="A press on it" value={tool} options={TOOLS} onChange={(next) => set({ tool: next })} />
        </Controls>
      </Aside>
      <More>
        <Why path={path} opened={opened} onPath={(next) => set({ path: next })} />
      </More>
    </Stage>
  );
}

/** Where pen or rubber is, and what it does to the state; movements may come faster than the page is drawn. */
function useTouch({ dabs, tool }: State, set: StageProps<State>["set"]) {
  const latest = useRef(dabs);
  latest.current = dabs;
  const [at, setAt] = useState<Place>({ y: 14, x: 14 });
  const last = useRef<{ readonly place: Place; readonly time: number } | null>(null);
  useEffect(() => {
    if (dabs.length === 0) last.current = null;
  }, [dabs]);
  const put = (to: Place): void => {
    setAt(to);
    if (tool === "look") {
      set({ path: [[0, 0, to.y, to.x]] });
      return;
    }
    const now = performance.now();
    // A movement goes on while the pointer is near in time; a press elsewhere begins another.
    const from = last.current && now - last.current.time < CONTINUED_MS ? last.current.place : null;
    last.current = { place: to, time: now };
    latest.current = drawn(latest.current, from, to, tool);
    set({ dabs: latest.current });
  };
  const lastDab = dabs.at(-1);
  return { at: lastDab === undefined ? at : placeOf(lastDab), put };
}

const CONTINUED_MS = 150;
const DIGITS = [
  ...(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const).map((value) => ({
    value,
    label: `a written ${value}`,
  })),
  { value: "none", label: "empty, to draw on" },
] as const;
const TOOLS = [
  { value: "rub", label: "rubs out" },
  { value: "draw", label: "draws" },
  { value: "look", label: "asks why" },
] as const;
