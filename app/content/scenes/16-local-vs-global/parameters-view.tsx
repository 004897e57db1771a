import { thousands } from "#nn/format.ts";
import { formatNumber } from "#ui/number-text.ts";
import { type Allocated, type Allocation, OCTAVES, sharesOf } from "./allocation.ts";
import "./parameters.css";

interface ParametersViewProps extends Pick<Allocated, "allocations" | "overlaps"> {
  /** Bits by octave; null while they are measured. */
  readonly dependence: readonly number[] | null;
  /** Whose dependence it is. */
  readonly of: string;
  readonly levels: number;
}

/** Share of the whole at the full height of a row. */
const FULL = 0.5;

/** How dependence and the weights of three networks are spread over the octaves of distance. */
export function ParametersView({ dependence, of, allocations, overlaps, levels }: ParametersViewProps) {
  const ghost = sharesOf(dependence ?? OCTAVES.map(() => 0));
  const last = dependence?.map((bits) => formatNumber(bits, 2));
  return (
    <div className="local-rows scene-thing" data-thing="rows">
      <BarRow
        title="dependence"
        detail={`${of}, bits`}
        shares={ghost}
        texts={last ?? OCTAVES.map(() => "…")}
        overlap={null}
        hue={0}
        ghost={null}
      />
      <WeightRow
        title="convolution"
        kind="3 × 3: "
        allocation={allocations.conv}
        overlap={overlaps?.conv ?? null}
        ghost={ghost}
        hue={1}
      />
      <WeightRow
        title="hierarchy"
        kind={`${levels} ${levels === 1 ? "level" : "levels"}: `}
        allocation={allocations.hierarchy}
        overlap={overlaps?.hierarchy ?? null}
        ghost={ghost}
        hue={2}
      />
      <WeightRow
        title="dense layer"
        each=" a unit"
        allocation={allocations.dense}
        overlap={overlaps?.dense ?? null}
        ghost={ghost}
        hue={3}
      />
      <div className="local-row local-octaves">
        <span />
        {OCTAVES.map((first) => (
          <span key={first}>{first === 1 ? "1" : `${first}–${2 * first - 1}`}</span>
        ))}
        <span>pixels apart</span>
      </div>
    </div>
  );
}

interface WeightRowProps {
  readonly title: string;
  /** What of it is set. */
  readonly kind?: string;
  /** Whose own the weights are, where units do not share them. */
  readonly each?: string;
  readonly allocation: Allocation;
  readonly overlap: number | null;
  readonly ghost: readonly number[];
  readonly hue: 1 | 2 | 3;
}

function WeightRow({ title, kind = "", each = "", allocation, overlap, ghost, hue }: WeightRowProps) {
  const { parameters, octaves } = allocation;
  return (
    <BarRow
      title={title}
      detail={`${kind}${thousands(parameters)} weights${each}`}
      shares={sharesOf(octaves)}
      texts={octaves.map((count) => (count === 0 ? "" : thousands(count)))}
      overlap={overlap}
      hue={hue}
      ghost={ghost}
    />
  );
}

interface BarRowProps {
  readonly title: string;
  readonly detail: string;
  readonly shares: readonly number[];
  /** What stands at each bar. */
  readonly texts: readonly string[];
  readonly overlap: number | null;
  readonly hue: 0 | 1 | 2 | 3;
  /** Shares to compare with. */
  readonly ghost: readonly number[] | null;
}

const height = (share: number): string => `${Math.min(100, (100 * share) / FULL)}%`;

function BarRow({ title, detail, shares, texts, overlap, hue, ghost }: BarRowProps) {
  const label = shares.map((share, i) => `${OCTAVES[i] ?? 0} pixels: ${Math.round(100 * share)} %`).join("; ");
  return (
    <div className="local-row" data-hue={hue} role="img" aria-label={`${title}, by distance. ${label}`}>
      <div className="local-row-title">
        <b>{title}</b>
        <span>{detail}</span>
      </div>
      {shares.map((share, i) => (
        <div key={OCTAVES[i]} className="local-bar" data-cut={share > FULL || undefined}>
          <div className="local-bar-fill" style={{ height: height(share) }} />
          {ghost ? <div className="local-bar-ghost" style={{ bottom: height(ghost[i] ?? 0) }} /> : null}
          <span>{texts[i]}</span>
        </div>
      ))}
      <div className="local-row-overlap">{overlap === null ? null : <b>{`${Math.round(100 * overlap)} %`}</b>}</div>
    </div>
  );
}
