import { Controls } from "#figures/stage/stage.tsx";
import { Segmented } from "#ui/segmented.tsx";
import type { State } from "./layer.ts";

const KERNELS = [3, 5, 7] as const;
const PADDINGS = [0, 1, 2, 3] as const;
const FILTERS = [
  { value: "point", label: "one pixel" },
  { value: "edges", label: "edges" },
  { value: "random", label: "random" },
] as const;

interface FilterSettingsProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** What is laid on at every step, and on what: the numbers of the formula that the stride is not. */
export function FilterSettings({ state, set }: FilterSettingsProps) {
  return (
    <Controls>
      <Segmented label="Filter" value={state.filter} options={FILTERS} onChange={(filter) => set({ filter })} />
      <Segmented label="Kernel M" value={state.kernel} options={KERNELS} onChange={(kernel) => set({ kernel })} />
      <Segmented label="Padding P" value={state.padding} options={PADDINGS} onChange={(padding) => set({ padding })} />
    </Controls>
  );
}
