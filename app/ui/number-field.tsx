import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { numberText, readTyped, stepped } from "./typed-number.ts";
import "./field.css";
import "./number-field.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** Step of the buttons and arrow keys; without it, only whole numbers are accepted. */
  readonly step?: number;
  /** Hides the label (it still names the field) and makes it small. */
  readonly compact?: boolean;
  /** Omits the plus and minus buttons. */
  readonly bare?: boolean;
  readonly disabled?: boolean;
  /**
   * Called on Enter, on leaving the field and on each step; always within `min` and `max`. `isContinued`: this continues
   * the previous change, as when a button is held down.
   */
  readonly onChange: (value: number, isContinued: boolean) => void;
}

const KEYS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** A number field for typing, with either decimal mark, and stepping; invalid input is refused with a message. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step, compact = false, bare = false, disabled = false, onChange } = props;
  const range = { min, max, whole: step === undefined };
  const [field, problemId] = [useId(), useId()];
  const { draft, problem, change, take, forget } = useDraft(value, range, onChange);
  const add = (count: number, isContinued: boolean): void => {
    const next = stepped(value, step ?? 1, count, range);
    forget();
    if (next !== value) onChange(next, isContinued);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const count = KEYS[event.key];
    if (count !== undefined) add(count, event.repeat);
    else if (event.key === "Enter") take(false);
    else if (event.key === "Escape" && draft !== null) forget();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [isLeast, isMost] = [min !== undefined && value <= min, max !== undefined && value >= max];
  return (
    <div className="ui-field" data-compact={compact || undefined}>
      {compact ? null : (
        <label className="ui-label" htmlFor={field}>
          {label}
        </label>
      )}
      <div className="ui-number" role="group" data-invalid={problem !== null || undefined}>
        {bare ? null : <StepButton label={label} count={-1} disabled={disabled || isLeast} onStep={add} />}
        <input
          id={field}
          className="ui-number-input"
          type="text"
          inputMode={(min ?? -1) < 0 ? "text" : range.whole ? "numeric" : "decimal"}
          autoComplete="off"
          spellCheck={false}
          aria-roledescription="number field"
          {...(compact ? { "aria-label": label } : {})}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : problemId}
          disabled={disabled}
          value={draft ?? numberText(value)}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => take(true)}
        />
        {bare ? null : <StepButton label={label} count={1} disabled={disabled || isMost} onStep={add} />}
      </div>
      <span id={problemId} className="ui-field-problem" role="status">
        {problem}
      </span>
    </div>
  );
}

/** The text being typed, until it is accepted, and why it was not. */
function useDraft(value: number, range: Parameters<typeof readTyped>[1], onChange: NumberFieldProps["onChange"]) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState(value);
  const forget = (): void => {
    setDraft(null);
    setProblem(null);
  };
  if (shown !== value) {
    setShown(value);
    forget();
  }
  const change = (text: string): void => {
    setDraft(text);
    setProblem(null);
  };
  /** Accepts the typed text. Invalid text stays for correction, or is replaced by the old value on leaving. */
  const take = (isLeaving: boolean): void => {
    if (draft === null) return;
    const read = readTyped(draft, range);
    if (read.ok) {
      forget();
      if (read.value !== value) onChange(read.value, false);
      return;
    }
    setProblem(isLeaving ? `${read.message} The value is still ${numberText(value)}.` : read.message);
    if (isLeaving) setDraft(null);
  };
  return { draft, problem, change, take, forget };
}

interface StepButtonProps {
  readonly label: string;
  readonly count: 1 | -1;
  readonly disabled: boolean;
  readonly onStep: (count: number, isContinued: boolean) => void;
}

/** Time until a held button steps again, in ms: first, then each time. */
const HOLD_MS = [400, 80] as const;

function StepButton({ label, count, disabled, onStep }: StepButtonProps) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const step = useRef(onStep);
  useEffect(() => {
    step.current = onStep;
  }, [onStep]);
  const release = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(() => {
    if (disabled) release();
    return release;
  }, [disabled]);
  const hold = (isContinued: boolean): void => {
    step.current(count, isContinued);
    timer.current = setTimeout(() => hold(true), HOLD_MS[isContinued ? 1 : 0]);
  };
  return (
    <button
      type="button"
      className="ui-number-step"
      tabIndex={-1}
      aria-label={`${count > 0 ? "Increase" : "Decrease"} ${label}`}
      disabled={disabled}
      onPointerDown={(event) => {
        if (event.button === 0) hold(false);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      // Assistive technology presses without a pointer.
      onClick={(event) => {
        if (event.detail === 0) onStep(count, false);
      }}
    >
      {count > 0 ? "+" : "−"}
    </button>
  );
}
