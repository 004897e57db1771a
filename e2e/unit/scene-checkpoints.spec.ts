/** What scenes ask. They are found by reading the folder: a new one is covered by being there. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import * as v from "valibot";
import type { Checkpoint, SceneState } from "#content/scene-types.ts";
import { judge } from "#quiz/judging.ts";
import type { Question, RichText } from "#quiz/question.ts";

const FOLDER = new URL("../../app/content/scenes/", import.meta.url);

interface Asking {
  readonly name: string;
  readonly checkpoint: Checkpoint;
  readonly state: SceneState<v.ObjectEntries>;
}

/** The questions of a scene, and the state that they set: of the module from which they have it. */
async function askingOf(name: string): Promise<Asking> {
  const at = new URL(`${name}/checkpoint.ts`, FOLDER);
  const from = /import \{[^}]*\bstate\b[^}]*\} from "(\.\/[\w-]+\.ts)"/.exec(readFileSync(at, "utf8"))?.[1] ?? "";
  const { checkpoint } = (await import(at.href)) as Pick<Asking, "checkpoint">;
  const { state } = (await import(new URL(from, at).href)) as Pick<Asking, "state">;
  return { name, checkpoint, state };
}

const scenes = await Promise.all(readdirSync(FOLDER).map(askingOf));

/** The answers of a question that are known, right and wrong, as a student gives them. */
function answersOf({ answer }: Question): readonly string[] {
  if (answer.kind === "choice") return answer.options.map(({ id }) => id);
  if (answer.kind === "number") return [answer.correct, ...answer.near.map(({ value }) => value)].map(String);
  const right = answer.options.filter(({ correct }) => correct).map(({ id }) => id);
  return [right.toSorted().join(","), ...answer.near.map(({ key }) => key)];
}

const wordsOf = (text: RichText): string => text.filter((part) => typeof part === "string").join(" ");

test("every scene asks something", () => {
  expect(scenes.length).toBeGreaterThan(20);
  for (const { name, checkpoint } of scenes) expect(Object.keys(checkpoint).length, name).toBeGreaterThan(0);
});

for (const { name, checkpoint, state } of scenes) {
  test(`${name}: one answer to each question is right, every other names a misconception of its own, and the stage can show the case`, () => {
    for (const [key, { question, see }] of Object.entries(checkpoint)) {
      expect(key).toMatch(/^[a-z0-9-]+$/);
      const verdicts = answersOf(question).map((given) => judge(question, given));
      expect(
        verdicts.filter((verdict) => verdict?.kind === "correct"),
        key,
      ).toHaveLength(1);
      const named = verdicts.flatMap((verdict) => (verdict?.kind === "wrong" ? [verdict.misconception] : []));
      expect(named.length, key).toBeGreaterThan(1);
      expect(new Set(named.map((misconception) => misconception?.id)).size, key).toBe(named.length);
      for (const misconception of named) expect(wordsOf(misconception?.feedback ?? []), key).toMatch(/\w.{20}/);
      expect(question.hints.length, key).toBeGreaterThan(0);
      expect(question.solution.length, key).toBeGreaterThan(1);

      // As a link would set it: with every setting in its range.
      expect(Object.keys(state.schema.entries), key).toEqual(expect.arrayContaining(Object.keys(see)));
      const { issues = [] } = v.safeParse(state.schema, { ...state.initial, ...see });
      expect(
        issues.map(({ message }) => message),
        key,
      ).toEqual([]);
    }
  });
}
