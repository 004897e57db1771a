import { KernelEditor } from "#figures/kernel/kernel-editor.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { Frame, Frames } from "#figures/stage/frame.tsx";
import { sidesOf, type Link, type Pair } from "./chain.ts";
import type { Fit } from "./fitted.ts";
import { extentOf } from "./guess.tsx";
import { KernelCells } from "./kernel-cells.tsx";
import { MOST } from "./state.ts";
import { percent } from "./verdict.ts";

interface EquationProps {
  readonly link: Link;
  readonly target: Float32Array;
  readonly fit: Fit | null;
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
  readonly onChange: (place: number, weight: number) => void;
}

/** The target, the kernel that the chain makes, what is left between them; below, the chain's kernels. */
export function Equation({ link, target, fit, chosen, onChoose, onChange }: EquationProps) {
  const signed = useColouring("signed");
  const { whole } = sidesOf(link.chain);
  const extent = extentOf(target);
  const product = fit?.product ?? new Float32Array(target.length);
  const rest = target.map((value, i) => value - (product[i] ?? 0));
  return (
    <div className="chaining">
      <Frames columns={3}>
        <Frame thing="target" title="target: pull it">
          <KernelEditor
            label="Target"
            side={whole}
            weights={target}
            colouring={signed}
            chosen={chosen}
            most={MOST}
            step={0.1}
            onChoose={onChoose}
            onChange={onChange}
          />
        </Frame>
        <Frame thing="made" title="made by both">
          <KernelCells
            label={
              fit ? `The kernel that both layers make together, ${percent(fit.left)} from the target` : "Not made yet"
            }
            values={product}
            columns={whole}
            colouring={signed}
            extent={extent}
          />
        </Frame>
        <Frame thing="left" title="target − made: left">
          <KernelCells
            label="What is left of the target"
            values={rest}
            columns={whole}
            colouring={signed}
            extent={extent}
          />
        </Frame>
      </Frames>
      <Factors link={link} pairs={fit?.pairs ?? []} />
    </div>
  );
}

/** Pairs whose cells have room for numbers. */
const MOST_WITH_NUMBERS = 2;

/** The kernels of both layers, a pair for each channel between. */
function Factors({ link, pairs }: { readonly link: Link; readonly pairs: readonly Pair[] }) {
  const signed = useColouring("signed");
  const { first, second } = sidesOf(link.chain);
  const empty: Pair = { first: new Float32Array(first[0] * first[1]), second: new Float32Array(second[0] * second[1]) };
  const shown = Array.from({ length: link.channels }, (_, i) => pairs[i] ?? empty);
  const extent = Math.max(...shown.flatMap((pair) => [extentOf(pair.first), extentOf(pair.second)]));
  const hasNumbers = link.channels <= MOST_WITH_NUMBERS;
  return (
    <div
      className="chaining-factors scene-thing"
      data-thing="factors"
      role="group"
      aria-label={`Kernels of the first and of the second layer, ${link.channels === 1 ? "one channel" : `${link.channels} channels`} between`}
      data-channels={link.channels}
      data-chain={link.chain}
    >
      <span className="chaining-pairs">
        {Array.from({ length: link.channels }, (_, i) => {
          const pair = shown[i] ?? empty;
          return (
            <span key={i} className="chaining-pair">
              {i > 0 ? <span className="chaining-sign">+</span> : null}
              <Factor values={pair.first} size={first} extent={extent} colouring={signed} hasNumbers={hasNumbers} />
              <span className="chaining-sign">∗</span>
              <Factor values={pair.second} size={second} extent={extent} colouring={signed} hasNumbers={hasNumbers} />
            </span>
          );
        })}
      </span>
      <p className="chaining-way scene-caption">
        {link.channels === 1
          ? "first layer ∗ second layer: one slides over the other, and the products add up to the kernel made"
          : "first layer ∗ second layer, a pair for each channel between; the kernel made is their sum"}
      </p>
    </div>
  );
}

interface FactorProps {
  readonly values: Float32Array;
  readonly size: readonly [height: number, width: number];
  readonly extent: number;
  readonly colouring: ReturnType<typeof useColouring>;
  readonly hasNumbers: boolean;
}

function Factor({ values, size: [height, width], extent, colouring, hasNumbers }: FactorProps) {
  return (
    <span
      className="chaining-factor"
      style={{ width: `calc(var(--cell) * ${width})`, height: `calc(var(--cell) * ${height})` }}
    >
      <KernelCells values={values} columns={width} colouring={colouring} extent={extent} hasNumbers={hasNumbers} />
    </span>
  );
}
