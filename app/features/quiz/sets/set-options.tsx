import { useId } from "react";
import { MAX_SEED } from "#quiz/family.ts";
import { type QuestionSet, SET_LIMITS } from "#quiz/set.ts";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Switch } from "#ui/switch.tsx";

interface SetOptionsProps {
  readonly set: QuestionSet;
  readonly onChange: (changed: Partial<QuestionSet>) => void;
}

const MINUTE = 60;
const TIMES = [0, 5, 10, 20, 30, 45, 60, 90].map((value) => ({ value, label: value === 0 ? "No limit" : `${value}` }));
const ATTEMPTS = [0, 1, 2, 3].map((value) => ({ value, label: value === 0 ? "No limit" : `${value}` }));

/** The title of a set, its seed, its limits, and whether each student gets their own numbers and order. */
export function SetOptions({ set, onChange }: SetOptionsProps) {
  const id = useId();
  const { title, seed, shuffled, ownNumbers, seconds, attempts } = set;
  return (
    <div className="set-options-form">
      <div className="ui-field set-title-field">
        <label className="ui-label" htmlFor={id}>
          Title
        </label>
        <input
          className="ui-text-input"
          id={id}
          value={title}
          maxLength={SET_LIMITS.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </div>
      <NumberField label="Seed" value={seed} min={1} max={MAX_SEED} onChange={(next) => onChange({ seed: next })} />
      <Segmented
        label="Minutes for all questions"
        value={seconds === null ? 0 : seconds / MINUTE}
        options={TIMES}
        onChange={(minutes) => onChange({ seconds: minutes === 0 ? null : minutes * MINUTE })}
      />
      <Segmented
        label="Attempts for each question"
        value={attempts ?? 0}
        options={ATTEMPTS}
        onChange={(most) => onChange({ attempts: most === 0 ? null : most })}
      />
      <Switch checked={ownNumbers} onChange={(checked) => onChange({ ownNumbers: checked })}>
        Each student gets their own numbers
      </Switch>
      <Switch checked={shuffled} onChange={(checked) => onChange({ shuffled: checked })}>
        Each student gets their own order
      </Switch>
    </div>
  );
}
