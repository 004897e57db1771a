import { LayerColumns } from "#figures/columns/layer-columns.tsx";
import { Segmented } from "#ui/segmented.tsx";
import type { State } from "./chain.ts";
import { chosenOf, columnText, type Drawn, networks, tallest, totalText } from "./networks.ts";

const MEASURES = [
  { value: "weights", label: "parameters" },
  { value: "macs", label: "MACs" },
  { value: "values", label: "output values" },
] as const;
/** Columns of the deepest. */
const MOST = Math.max(...networks.map(({ columns }) => columns.length));

interface SkylineProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** The three networks, a column for each layer with weights, all to one scale. */
export function Skyline({ state, set }: SkylineProps) {
  const { measure } = state;
  const chosen = chosenOf(state);
  return (
    <section className="vgg-networks scene-thing" data-thing="networks" aria-label="Three networks to one scale">
      <div className="vgg-networks-head">
        <Segmented
          label="Height of a layer"
          value={measure}
          options={MEASURES}
          onChange={(next) => set({ measure: next })}
        />
        <p className="vgg-layer" role="status">
          {columnText(chosen.network, chosen.column, measure)}
        </p>
      </div>
      {networks.map((network) => (
        <Row
          key={network.id}
          network={network}
          state={state}
          chosen={network === chosen.network ? chosen.index : null}
          onChoose={(layer) => set({ network: network.id, layer })}
        />
      ))}
    </section>
  );
}

interface RowProps {
  readonly network: Drawn;
  readonly state: State;
  /** The layer that is looked at; null where it is another network's. */
  readonly chosen: number | null;
  readonly onChoose: (layer: number) => void;
}

function Row({ network, state: { measure, layer }, chosen, onChoose }: RowProps) {
  const { name, columns } = network;
  return (
    <div className="vgg-network">
      <p className="vgg-network-name">
        <strong>{name}</strong> <span className="vgg-network-sum">{totalText(network, measure)}</span>
      </p>
      <LayerColumns
        name={name}
        columns={columns.map(({ label, kind, kernel, sizes }) => ({
          label,
          kind,
          size: sizes[measure],
          sign: kernel === null ? "fc" : `${kernel}`,
        }))}
        tallest={tallest(measure)}
        places={MOST}
        chosen={chosen}
        from={layer}
        onChoose={onChoose}
      />
    </div>
  );
}
