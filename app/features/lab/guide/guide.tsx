import { useMemo, useRef } from "react";
import { isDrawable } from "#state/input-picture.ts";
import { useData } from "#state/stores/data-store.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { type GuideStep, leaveGuide, useGuide } from "#state/stores/guide.ts";
import { type Action, useActions } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { CrossIcon, RightIcon } from "#ui/icons.tsx";
import { routeHref } from "#ui/route.ts";
import { usePresenting } from "#ui/theme.ts";
import { useDeeds } from "./use-deeds.ts";
import { type Place, usePlace } from "./use-place.ts";
import { INTRODUCTION } from "./words.ts";
import "./guide.css";

interface Asked {
  /** Selector of the thing to use. */
  readonly thing: string;
  readonly task: string;
  readonly hint: string;
}

/** The card is placed below this, where a run will draw its curves: before there is a run, it covers nothing there. */
const UNDER = ".lab-transport";

const STEPS: readonly GuideStep[] = ["input", "unit", "train"];

const ASKED: Readonly<Record<GuideStep, Asked>> = {
  input: {
    thing: ".lab-pad-surface",
    task: "Draw a digit here.",
    hint: "The maps beside it follow every stroke.",
  },
  unit: {
    thing: ".lab-flow .fig-maps",
    task: "Click a pixel in these maps.",
    hint: "The patch that it sees is outlined in the input; its sum is written out in the inspector.",
  },
  train: {
    thing: ".lab-transport .ui-button",
    task: "Train the network yourself.",
    hint: "It starts from random weights. Press again to pause.",
  },
  end: {
    thing: ".lab-transport .ui-button",
    task: "That was the tour. Try out anything you see here.",
    hint: "The lecture explains it, one idea at a time.",
  },
};

const NOWHERE: Place = { thing: null, isInSight: false, corner: null };

/** For data that cannot be drawn on the pad. */
const OTHER_IMAGE: Asked = {
  ...ASKED.input,
  thing: ".lab-input",
  task: "Choose another image here.",
  hint: "The maps beside it follow.",
};

/** The guided first minute: a card that asks for one action after another, each marked with a ring. */
export function Guide() {
  const step = useGuide((state) => state.step);
  const isReady = useDevice((state) => state.status.kind === "ready");
  const isPresenting = usePresenting();
  return step !== null && isReady && !isPresenting ? <Card step={step} /> : null;
}

function Card({ step }: { readonly step: GuideStep }) {
  const card = useRef<HTMLElement>(null);
  const said = useGuide((state) => state.said) ?? INTRODUCTION;
  const canDraw = useData((state) => isDrawable(state.source));
  const { thing: name, task, hint }: Asked = step === "input" && !canDraw ? OTHER_IMAGE : ASKED[step];
  useDeeds(step);
  const place = usePlace(card, name, step === "end" ? null : UNDER);
  const { thing, isInSight, corner } = place ?? NOWHERE;
  const leave = (): void => {
    // The focus must not be lost with the button: it moves to the screen.
    if (card.current?.contains(document.activeElement)) document.querySelector<HTMLElement>("main")?.focus();
    leaveGuide();
  };
  const actions = useMemo(
    (): readonly Action[] => [{ id: "guide-leave", label: "Leave the first steps", keys: "Escape", run: leaveGuide }],
    [],
  );
  useActions(actions);
  const number = STEPS.indexOf(step) + 1;
  return (
    <>
      {thing && step !== "end" ? <div className="guide-ring" style={thing} aria-hidden="true" /> : null}
      <section
        ref={card}
        className="guide"
        aria-label="First steps"
        data-waiting={place === null || undefined}
        data-docked={corner === null || undefined}
        {...(corner === null ? {} : { style: corner })}
      >
        <div className="guide-head">
          <span className="guide-count">
            {number > 0 ? `First steps: ${number} of ${STEPS.length}` : "First steps"}
          </span>
          <Button small look="quiet" label="Leave the first steps" icon={<CrossIcon />} onPress={leave} />
        </div>
        <div role="status">
          <p className="guide-said">{said}</p>
          <p className="guide-task">
            <strong>{task}</strong> <span>{hint}</span>
          </p>
        </div>
        {step === "end" ? (
          <a className="guide-on" href={routeHref("lecture")} onClick={leave}>
            <span>Open the lecture</span> <RightIcon />
          </a>
        ) : (
          <span className="guide-show" data-near={isInSight || undefined}>
            <Button small onPress={() => showThing(name)}>
              Show me where
            </Button>
          </span>
        )}
      </section>
      {corner === null ? <div className="guide-room" aria-hidden="true" /> : null}
    </>
  );
}

/** Scrolls a thing into view and gives it the focus. */
function showThing(selector: string): void {
  const thing = document.querySelector<HTMLElement>(selector);
  thing?.scrollIntoView({ block: "center" });
  thing?.focus({ preventScroll: true });
}
