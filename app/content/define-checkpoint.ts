import type * as v from "valibot";
import type { Check, Checkpoint, SceneState } from "./scene-types.ts";

/**
 * Defines the questions of a scene: `checkpoint.ts` in its folder exports the result as `checkpoint`. `state`: the scene's
 * own, which what a question sets the stage to must fit; `checks` by name. An answer is kept under the name, so a name never
 * comes to mean another question.
 */
export function defineCheckpoint<const Entries extends v.ObjectEntries>(
  _state: SceneState<Entries>,
  checks: Readonly<Record<string, Check<SceneState<Entries>["initial"]>>>,
): Checkpoint {
  return Object.fromEntries(
    Object.entries(checks).map(([name, { question, see }]) => [name, { question, see: { ...see } }]),
  );
}
