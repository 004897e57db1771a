import type { BackwardBug } from "#nn/backward-bug.ts";
import { Button } from "#ui/button.tsx";
import type { StageProps } from "../../scene-types.ts";
import type { Patient } from "./patient.ts";
import { MOST_SEED, type State } from "./state.ts";
import { diagnosis } from "./verdict.ts";

interface SicknessProps {
  readonly patient: Patient;
  readonly bug: BackwardBug | null;
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

/** Plants a bug in one layer, and asks which. */
export function Sickness({ patient, bug, state, set }: SicknessProps) {
  const { sick, tensor, checked, said } = state;
  const { graph, names, bugs } = patient;
  const fallIll = (seed: number): void => set({ sick: seed, weight: -1, checked: [tensor], said: -1 });
  if (!bug)
    return (
      <div className="check-sick">
        <Button disabled={bugs.length === 0} onPress={() => fallIll(1 + (sick % MOST_SEED))}>
          Make it sick
        </Button>
      </div>
    );
  const suspects = graph.nodes.flatMap(({ name }, place) => (bugs.some(({ node }) => node === name) ? [place] : []));
  return (
    <div className="check-sick" role="group" aria-label="Which layer is sick?">
      <p className="check-diagnosis" role="status">
        {diagnosis(patient, bug, said, checked.length)}
      </p>
      <div className="check-suspects">
        {suspects.map((place) => (
          <Button key={place} small pressed={said === place} onPress={() => set({ said: place })}>
            {names[place] ?? ""}
          </Button>
        ))}
      </div>
      <div className="check-suspects">
        <Button small onPress={() => fallIll(1 + (sick % MOST_SEED))}>{`Another bug (seed ${sick})`}</Button>
        <Button small onPress={() => set({ sick: 0, weight: -1, checked: [tensor], said: -1 })}>
          Make it well
        </Button>
      </div>
    </div>
  );
}
