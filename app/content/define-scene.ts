import type { ComponentType } from "react";
import type * as v from "valibot";
import type { Scene, SceneDefinition, SceneValues, StageProps } from "./scene-types.ts";

/**
 * Defines a scene of the lecture: a folder `scenes/<NN-id>/` whose `scene.tsx` exports the result as `scene`. Adding
 * one needs no other edits.
 */
export function defineScene<const Entries extends v.ObjectEntries>(definition: SceneDefinition<Entries>): Scene {
  const { state, Stage, tryThis, ...text } = definition;
  return {
    ...text,
    initial: state.initial,
    entries: state.schema.entries,
    tryThis: tryThis.map(({ action, look, set }) => ({ action, look, ...(set ? { set } : {}) })),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page passes on only what the scene's own schema accepted
    Stage: Stage as ComponentType<StageProps<SceneValues>>,
  };
}
