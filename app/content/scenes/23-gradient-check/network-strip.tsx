import { AGREES, DIFFERS } from "./curve.ts";
import type { Patient } from "./patient.ts";
import { errorText } from "./verdict.ts";

interface NetworkStripProps {
  readonly patient: Patient;
  /** The tensor that is looked at, by its place. */
  readonly chosen: number;
  /** Errors of the tensors that were checked, by name. */
  readonly errors: ReadonlyMap<string, number> | null;
  readonly checked: readonly number[];
  readonly onChoose: (tensor: number) => void;
}

const looks = (error: number): "good" | "bad" | "open" => (error < AGREES ? "good" : error > DIFFERS ? "bad" : "open");

/** The network from its input to the loss. Pressing a tensor checks it. */
export function NetworkStrip({ patient, chosen, errors, checked, onChoose }: NetworkStripProps) {
  const { graph, names, tensors } = patient;
  return (
    <ol className="check-network scene-thing" data-thing="network" aria-label="The network, from the input to the loss">
      {graph.nodes.map((node, place) => (
        <li key={node.name} className="check-layer">
          <span className="check-name">{names[place]}</span>
          {tensors.map((tensor, i) => {
            if (tensor.node !== place) return null;
            const error = checked.includes(i) ? errors?.get(tensor.name) : undefined;
            return (
              <button
                key={tensor.name}
                type="button"
                className="check-tensor"
                aria-pressed={i === chosen}
                data-looks={error === undefined ? undefined : looks(error)}
                onClick={() => onChoose(i)}
              >
                <span className="check-kind">{tensor.isBias ? "bias" : "weights"}</span>
                <span className="check-error" translate="no">
                  {error === undefined ? (checked.includes(i) ? "…" : "?") : errorText(error)}
                </span>
              </button>
            );
          })}
        </li>
      ))}
    </ol>
  );
}
