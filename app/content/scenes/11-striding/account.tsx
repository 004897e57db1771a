import { LiveFrame } from "#figures/stage/frame.tsx";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { thousands } from "#nn/format.ts";
import { texBlock } from "#nn/tex.ts";
import { Formula } from "#ui/formula/formula.tsx";
import { type Cost, SIDE, type State } from "./layer.ts";
import { FilterSettings } from "./settings.tsx";

/** Outputs on a side of the drawing. */
const DRAWN = 12;

interface AccountProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
  readonly cost: { readonly strided: Cost; readonly full: Cost };
  readonly difference: PictureSpec;
}

/** What is kept, how large it is, and what it costs; and what is left between both ways. */
export function Account({ state, set, cost, difference }: AccountProps) {
  const { stride, kernel: m, padding: p } = state;
  const { side } = cost.strided;
  return (
    <div className="striding-account">
      <div className="striding-size scene-thing" data-thing="size">
        <FilterSettings state={state} set={set} />
        <Formula
          tex={texBlock`\left\lfloor \frac{${SIDE} + 2 \cdot ${p} - 1 \cdot (${m} - 1) - 1}{${stride}} \right\rfloor + 1 = ${side}`}
          label={`The output has ${side} values on a side`}
        />
        <table className="scene-table">
          <tbody>
            <Row name={`stride ${stride}`} cost={cost.strided} most={cost.full.macs} />
            <Row name={`stride 1, then keep 1 of ${stride * stride}`} cost={cost.full} most={cost.full.macs} />
          </tbody>
        </table>
      </div>
      <figure className="scene-frame striding-kept scene-thing" data-thing="kept">
        <svg viewBox={`0 0 ${DRAWN} ${DRAWN}`} aria-hidden="true">
          {Array.from({ length: DRAWN * DRAWN }, (_, i) => {
            const [y, x] = [Math.floor(i / DRAWN), i % DRAWN];
            const isKept = y % stride === 0 && x % stride === 0;
            return (
              <circle key={i} cx={x + 0.5} cy={y + 0.5} r={isKept ? 0.38 : 0.18} data-kept={isKept || undefined} />
            );
          })}
        </svg>
        <figcaption className="scene-caption">outputs kept</figcaption>
      </figure>
      <div className="striding-small">
        <LiveFrame title="difference" thing="difference" picture={difference} />
      </div>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly cost: Cost;
  readonly most: number;
}

function Row({ name, cost, most }: RowProps) {
  return (
    <tr>
      <td>{name}</td>
      <td>
        <span>{`${thousands(cost.macs)} MACs`}</span>
        <span className="striding-bar" style={{ width: `${(100 * cost.macs) / most}%` }} />
      </td>
    </tr>
  );
}
