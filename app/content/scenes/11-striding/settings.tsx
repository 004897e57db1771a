import { Controls } from "#figures/stage/stage.tsx";
import { Segmented } from "#ui/segmented.tsx";
import type { State } from "./layer.ts";

const KERNELS = [
  { value: "3", label: "3" },
  { value: "5", label: "5" },
  { value: "7", label: "7" },
] as const;
const KERNEL_OF = { "3": 3, "5": 5, "7": 7 } as const;
const PADDINGS = [
  { value: "0", label: "0" },
  { value: "1", label: "1" },
  { value: "2", label: "2" },
  { value: "3", label: "3" },
] as const;
const PADDING_OF = { "0": 0, "1": 1, "2": 2, "3": 3 } as const;
const FILTERS = [
  { value: "point", label: "one pixel" },
  { value: "edges", label: "edges" },
  { value: "random", label: "random" },
] as const;

function textOf<T extends string>(options: readonly { readonly value: T }[], value: number): T {
  const found = options.find((option) => Number(option.value) === value);
  if (!found) throw new Error(`${value} is not on offer`);
  return found.value;
}

interface FilterSettingsProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** What is laid on at every step, and on what: the numbers of the formula that the stride is not. */
export function FilterSettings({ state, set }: FilterSettingsProps) {
  return (
    <Controls>
      <Segmented label="Filter" value={state.filter} options={FILTERS} onChange={(filter) => set({ filter })} />
      <Segmented
        label="Kernel M"
        value={textOf(KERNELS, state.kernel)}
        options={KERNELS}
        onChange={(kernel) => set({ kernel: KERNEL_OF[kernel] })}
      />
      <Segmented
        label="Padding P"
        value={textOf(PADDINGS, state.padding)}
        options={PADDINGS}
        onChange={(padding) => set({ padding: PADDING_OF[padding] })}
      />
    </Controls>
  );
}
