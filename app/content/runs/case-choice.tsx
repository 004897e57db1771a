import { Button } from "#ui/button.tsx";
import { Select } from "#ui/select.tsx";
import type { Causes } from "./diagnosis.ts";

/** The part of a stage's state that says which two runs are looked at, and when. */
interface CaseState<Cause extends string> {
  readonly seed: number;
  readonly cause: Cause | "drawn";
  readonly trained: boolean;
  readonly at: number;
}

interface CaseChoiceProps<Cause extends string> {
  readonly causes: Causes<Cause>;
  readonly state: Pick<CaseState<Cause>, "seed" | "cause">;
  readonly set: (change: Partial<CaseState<Cause>>) => void;
  readonly mostSeed: number;
  /** The place of the newest mark. */
  readonly newest: number;
}

/** Which case is looked at: one drawn from the seed, or a cause that run B has; and another seed. */
export function CaseChoice<Cause extends string>({
  causes,
  state: { seed, cause },
  set,
  mostSeed,
  newest,
}: CaseChoiceProps<Cause>) {
  return (
    <>
      <Select<Cause | "drawn">
        compact
        label="Case"
        value={cause}
        options={[
          { value: "drawn", label: "case drawn from the seed" },
          ...causes.all.map((value) => ({ value, label: `run B: ${causes.names[value]}` })),
        ]}
        onChange={(next) => set({ cause: next, trained: false })}
      />
      <Button
        onPress={() => set({ seed: (seed % mostSeed) + 1, trained: false, at: newest })}
      >{`${cause === "drawn" ? "Next case" : "Other runs"} (seed ${seed})`}</Button>
    </>
  );
}
