import { describe } from "#nn/report.ts";
import { networkOf, SIDE } from "./state.ts";
import { fieldOf, type Touched } from "./taps.ts";

interface LayerTableProps {
  readonly dilations: readonly number[];
  /** By layer; null until they are measured. */
  readonly fields: readonly Touched[] | null;
}

/** What each layer adds: the field of its units by counting and by the gradient, and its weights. */
export function LayerTable({ dilations, fields }: LayerTableProps) {
  const network = networkOf(dilations, SIDE);
  const { layers } = describe(network);
  return (
    <div className="dilation-table scene-thing" data-thing="table">
      <table className="scene-table">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">dilation d</th>
            <th scope="col">1 + 2 Σ d</th>
            <th scope="col">by gradient</th>
            <th scope="col">pixels</th>
            <th scope="col">weights</th>
          </tr>
        </thead>
        <tbody>
          {network.layers.map(({ id }, i) => {
            const found = fields?.[i];
            return (
              <tr key={id}>
                <th scope="row">{i + 1}</th>
                <td>{dilations[i]}</td>
                <td>{fieldOf(dilations.slice(0, i + 1))}</td>
                <td>{found ? found.side : "…"}</td>
                <td>{found ? found.pixels : "…"}</td>
                <td>{layers[i]?.parameters ?? ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
