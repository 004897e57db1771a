import type { Unit } from "#engine/show/reading.ts";
import { makeStore } from "./store.ts";

const [useInspection, write] = makeStore<{ readonly layerId: string | null; readonly unit: Unit | null }>({
  layerId: null,
  unit: null,
});

/** The layer and the unit that the student looks at. */
export { useInspection };

/** Shows a layer in the inspector. */
export function inspectLayer(layerId: string): void {
  write({ layerId });
}

/** Chooses a unit to explain, or none. The session has it explained: screens call `session.select`. */
export function chooseUnit(unit: Unit | null): void {
  write({ unit });
}
