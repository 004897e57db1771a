import { useState } from "react";
import { readTyped } from "#ui/typed-number.ts";
import type { Examined } from "./examine.ts";
import { countOf, type Problem, type Target } from "./problem.ts";
import { type Slip, slipOf } from "./slips.ts";
import { isRight, nameOf, setText, short, targetsOf } from "./verdict.ts";

const RANGE = { min: -999, max: 999, whole: false } as const;
const TITLES = { x: "∂L/∂x", w: "∂L/∂w", b: "∂L/∂b" } as const;

interface SheetProps {
  readonly problem: Problem;
  /** What the kernels computed; null until they have. */
  readonly examined: Examined | null;
  /** In the order of `targetsOf`. */
  readonly answers: readonly (number | null)[];
  readonly onAnswer: (answers: (number | null)[]) => void;
}

/** The problem set: a cell for each gradient, graded against the kernels as soon as it is filled in. */
export function Sheet({ problem, examined, answers, onAnswer }: SheetProps) {
  const targets = targetsOf(problem);
  const [last, setLast] = useState<{ readonly problem: Problem; readonly index: number } | null>(null);
  const grades = targets.map((target, i) => gradeOf(examined, target, answers[i] ?? null));
  const latest = last?.problem === problem ? last.index : null;
  const groups = (["x", "w", "b"] as const).filter((group) => targets.some((target) => target.group === group));
  return (
    <section className="bp-sheet scene-thing" data-thing="sheet" aria-label="Problem set">
      <div className="bp-sheet-groups">
        {groups.map((group) => (
          <fieldset key={group} className="bp-sheet-group">
            <legend translate="no">{TITLES[group]}</legend>
            <div
              className="bp-sheet-cells"
              style={{
                gridTemplateColumns: `repeat(${group === "b" ? 1 : problem.layer[group].columns}, minmax(0, 3rem))`,
              }}
            >
              {targets.map((target, i) =>
                target.group === group ? (
                  <AnswerCell
                    key={`${problem.layer.kind} ${target.at} ${problem.g.join()}`}
                    label={`Gradient with respect to ${nameOf(problem.layer, group, target.at)}`}
                    value={answers[i] ?? null}
                    grade={grades[i] ?? null}
                    onChange={(value) => {
                      setLast({ problem, index: i });
                      onAnswer(targets.map((_, at) => (at === i ? value : (answers[at] ?? null))));
                    }}
                  />
                ) : null,
              )}
            </div>
          </fieldset>
        ))}
      </div>
      <p className="bp-sheet-told" role="status">
        <Told problem={problem} latest={latest} grades={grades} answers={answers} />
      </p>
    </section>
  );
}

type Grade = "right" | "wrong" | null;

function gradeOf(examined: Examined | null, { group, at }: Target, typed: number | null): Grade {
  const right = examined?.gradient[group][at];
  if (typed === null || right === undefined) return null;
  return isRight(typed, right) ? "right" : "wrong";
}

interface ToldProps {
  readonly problem: Problem;
  readonly latest: number | null;
  readonly grades: readonly Grade[];
  readonly answers: readonly (number | null)[];
}

/** How far the set is solved; of the cell that was filled in last, what went wrong. */
function Told({ problem, latest, grades, answers }: ToldProps) {
  const count = (grade: Grade): number => grades.filter((each) => each === grade).length;
  const text = setText(count("right"), count("wrong"), grades.length);
  const index = latest !== null && grades[latest] === "wrong" ? latest : grades.indexOf("wrong");
  const target = targetsOf(problem)[index];
  const typed = answers[index];
  if (!target || typed === null || typed === undefined) return <span>{text}</span>;
  const slip = slipOf(problem, target, typed) ?? unknown(problem, target);
  return (
    <>
      <strong>{`${nameOf(problem.layer, target.group, target.at)}, ${short(typed)}: ${slip.name}.`}</strong>
      <span>{`${slip.feedback} ${text}`}</span>
    </>
  );
}

/** What is said of a number that no known slip gives. */
function unknown({ layer }: Problem, { group }: Target): Pick<Slip, "name" | "feedback"> {
  const feedback =
    group === "x"
      ? "Which outputs does this input take part in? Follow each wire back, then add up."
      : `This ${group === "w" ? "weight" : "bias"} is used at ${countOf(layer.y)} places. Take them one by one.`;
  return { name: "Not yet", feedback };
}

interface AnswerCellProps {
  readonly label: string;
  readonly value: number | null;
  readonly grade: Grade;
  readonly onChange: (value: number | null) => void;
}

/** One number to fill in. */
function AnswerCell({ label, value, grade, onChange }: AnswerCellProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const take = (): void => {
    if (draft === null) return;
    const read = readTyped(draft, RANGE);
    setDraft(null);
    const next = draft.trim() === "" ? null : read.ok ? read.value : value;
    if (next !== value) onChange(next);
  };
  const said = grade === null ? label : `${label}, ${grade === "right" ? "right" : "not right yet"}`;
  return (
    <span className="bp-answer" data-grade={grade ?? undefined}>
      <input
        type="text"
        inputMode="text"
        autoComplete="off"
        aria-label={said}
        value={draft ?? (value === null ? "" : short(value))}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === "Enter") take();
          if (key === "Escape") setDraft(null);
        }}
      />
      <span aria-hidden="true">{grade === "right" ? "✓" : grade === "wrong" ? "✗" : ""}</span>
    </span>
  );
}
