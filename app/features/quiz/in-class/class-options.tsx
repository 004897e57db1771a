import type { KeyboardEvent, MouseEvent } from "react";
import { type ClassVote, current, MOST_HANDS, type RevealStep, type Tally } from "#quiz/class-vote.ts";
import type { ChoiceAnswer, ChoiceOption } from "#quiz/question.ts";
import { Rich } from "#figures/question/rich.tsx";
import { CheckIcon, CrossIcon } from "#ui/icons.tsx";
import { NumberField } from "#ui/number-field.tsx";
import "./class-options.css";

interface ClassOptionsProps {
  readonly answer: ChoiceAnswer;
  readonly vote: ClassVote;
  /** What is shown of the answer. */
  readonly told: readonly RevealStep[];
  readonly onHands: (option: number, hands: number) => void;
  /** A key in a field that is no part of a number; whether it has a use. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** A number has been typed. */
  readonly onDone: () => void;
}

/** Full bars are for at least so many hands, so that the first ones do not fill them. */
const LEAST_SCALE = 10;

/** The answers of a question, each with its hands, as a number and a bar for each vote. */
export function ClassOptions({ answer, vote, told, onHands, onKey, onDone }: ClassOptionsProps) {
  const { first, second } = vote;
  const scale = Math.max(LEAST_SCALE, ...first, ...(second ?? []));
  const isOpen = told.length === 0;
  /** The keys of the page work in a field as well; Enter leaves it, and so takes the number. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) onDone();
    else if (!onKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** A pressed + keeps no focus: Space goes on. */
  const onMouseDown = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  };
  return (
    <ol className="class-options">
      {answer.options.map((option, i) => (
        <li
          key={option.id}
          className="class-option"
          data-told={told.find((step) => step.kind !== "solution" && step.option.id === option.id)?.kind}
        >
          <span className="class-letter" aria-hidden="true">
            {option.id.toUpperCase()}
          </span>
          <span className="class-what">
            <span className="visually-hidden">{`${option.id.toUpperCase()}: `}</span>
            <Rich text={option.text} />
            <Mark option={option} told={told} />
          </span>
          {isOpen ? (
            <div className="class-field" role="presentation" onKeyDownCapture={onKeyDown} onMouseDown={onMouseDown}>
              <NumberField
                label={`Hands for ${option.id.toUpperCase()}`}
                value={current(vote)[i] ?? 0}
                min={0}
                max={MOST_HANDS}
                compact
                onChange={(hands) => onHands(i, hands)}
              />
            </div>
          ) : null}
          <div className="class-bars">
            <VoteBar name={second === null ? null : "First vote"} tally={first} option={i} scale={scale} />
            {second === null ? null : <VoteBar name="Second vote" tally={second} option={i} scale={scale} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What has been told of an answer so far. */
function Mark({ option, told }: { readonly option: ChoiceOption; readonly told: readonly RevealStep[] }) {
  const step = told.find((each) => each.kind !== "solution" && each.option.id === option.id);
  if (step === undefined || step.kind === "solution") return null;
  return (
    <span className="class-mark">
      {step.kind === "right" ? <CheckIcon /> : <CrossIcon />}
      <span>{step.kind === "right" ? "right" : step.misconception.name}</span>
    </span>
  );
}

interface VoteBarProps {
  /** Null where there is only one vote. */
  readonly name: string | null;
  readonly tally: Tally;
  readonly option: number;
  /** Hands of a full bar. */
  readonly scale: number;
}

function VoteBar({ name, tally, option, scale }: VoteBarProps) {
  const hands = tally[option] ?? 0;
  return (
    <div className="class-bar" data-vote={name === "Second vote" ? "second" : "first"}>
      {name === null ? null : <span className="class-bar-name">{name}</span>}
      <span className="class-bar-track" aria-hidden="true">
        <span className="class-bar-fill" style={{ inlineSize: `${(100 * hands) / scale}%` }} />
      </span>
      <span className="class-bar-number">{`${hands}`}</span>
    </div>
  );
}
