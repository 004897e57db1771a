import type { KeyboardEvent, MouseEvent } from "react";
import { type ClassVote, current, MOST_HANDS, type RevealStep } from "#quiz/class-vote.ts";
import type { ChoiceAnswer, ChoiceOption } from "#quiz/question.ts";
import { Rich } from "#figures/question/rich.tsx";
import { CheckIcon, CrossIcon } from "#ui/icons.tsx";
import { NumberField } from "#ui/number-field.tsx";
import "./class-options.css";

interface ClassOptionsProps {
  readonly answer: ChoiceAnswer;
  readonly vote: ClassVote;
  /** The steps of the answer that are shown. */
  readonly told: readonly RevealStep[];
  readonly onHands: (option: number, hands: number) => void;
  /** Handles a key pressed in a field; returns whether it does something on the page. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** A number has been typed. */
  readonly onDone: () => void;
}

/** A full bar stands for at least so many hands, so that the first ones do not fill it. */
const LEAST_SCALE = 10;

type Told = "right" | "wrong";

function toldOf({ id }: ChoiceOption, told: readonly RevealStep[]): Told | undefined {
  for (const step of told) if (step.kind !== "solution" && step.option.id === id) return step.kind;
  return undefined;
}

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
  /** A pressed + takes no focus, so that Space goes on. */
  const onMouseDown = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  };
  return (
    <ol className="class-options">
      {answer.options.map((option, i) => (
        <li key={option.id} className="class-option" data-told={toldOf(option, told)}>
          <span className="class-letter" aria-hidden="true">
            {option.id.toUpperCase()}
          </span>
          <span className="class-what">
            <span className="visually-hidden">{`${option.id.toUpperCase()}: `}</span>
            <Rich text={option.text} />
          </span>
          <Mark told={toldOf(option, told)} />
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
            <VoteBar
              name={second === null ? null : "First vote"}
              hands={first[i] ?? 0}
              scale={scale}
              isNumbered={second !== null || !isOpen}
            />
            {second === null ? null : <VoteBar name="Second vote" hands={second[i] ?? 0} scale={scale} isNumbered />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Whether an answer has been told to be right or wrong so far. */
function Mark({ told }: { readonly told: Told | undefined }) {
  if (told === undefined) return null;
  return (
    <span className="class-mark">
      {told === "right" ? <CheckIcon /> : <CrossIcon />}
      <span>{told}</span>
    </span>
  );
}

interface VoteBarProps {
  /** Null where there is only one vote. */
  readonly name: string | null;
  readonly hands: number;
  /** Hands of a full bar. */
  readonly scale: number;
  /** Whether the number stands beside it; otherwise it is in the field above. */
  readonly isNumbered: boolean;
}

function VoteBar({ name, hands, scale, isNumbered }: VoteBarProps) {
  return (
    <div className="class-bar">
      {name === null ? null : <span className="class-bar-name">{name}</span>}
      <span className="class-bar-track" aria-hidden="true">
        <span className="class-bar-fill" style={{ inlineSize: `${(100 * hands) / scale}%` }} />
      </span>
      {isNumbered ? <span className="class-bar-number">{`${hands}`}</span> : null}
    </div>
  );
}
