import type { Unit } from "#engine/show/reading.ts";
import { makeStore } from "./store.ts";

const [useInspection, write] = makeStore<{ readonly layerId: string | null; readonly unit: Unit | null }>({
  layerId: null,
  unit: null,
});

/** The layer and the unit being inspected. */
export { useInspection };

/** Shows a layer in the inspector. */
export function inspectLayer(layerId: string): void {
  write({ layerId });
}

/** Sets the unit to explain, or none. Called by the session; screens call `session.select`. */
export function chooseUnit(unit: Unit | null): void {
  write({ unit });
}
