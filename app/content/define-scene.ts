import type { ComponentType } from "react";
import type * as v from "valibot";
import type { Scene, SceneDefinition, SceneValues, StageProps } from "./scene-types.ts";

/**
 * A scene of the lecture: one folder `scenes/<NN-id>/` whose `scene.tsx` exports `scene`, made by this. Nothing else has
 * to be edited to add one.
 */
export function defineScene<const Entries extends v.ObjectEntries>(definition: SceneDefinition<Entries>): Scene {
  const { state, Stage, tryThis, checkpoint, ...text } = definition;
  return {
    ...text,
    initial: state.initial,
    entries: state.schema.entries,
    tryThis: tryThis.map(({ action, look, set }) => ({ action, look, ...(set ? { set } : {}) })),
    checkpoint: Object.fromEntries(
      Object.entries(checkpoint).map(([name, { question, see }]) => [name, { question, see: { ...see } }]),
    ),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the page hands on only what the scene's own schema let through
    Stage: Stage as ComponentType<StageProps<SceneValues>>,
  };
}
