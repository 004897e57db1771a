import { useMemo, useState } from "react";
import type { Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { Graph } from "#nn/types.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import type { Colouring } from "#engine/show/montage.ts";
import { useColouring } from "./colouring.ts";
import { usePicture } from "./use-picture.ts";
import type { Part } from "../part.ts";
import { LiveScale } from "./live-scale.tsx";
import { Pager } from "./pager.tsx";
import "../figures.css";
import "./picture.css";

const FILTERS_A_PAGE = 32;
const INPUTS_A_PAGE = 8;

interface FilterBankProps {
  readonly graph: Graph | null;
  readonly part: Part;
  readonly unit: Unit | null;
  readonly onSelect: (unit: Unit) => void;
}

function inputChannels(graph: Graph | null, part: Part): number {
  return graph?.values[part.node?.inputs[0] ?? 0]?.shape.c ?? 0;
}

/** The current filters of a bank; pressing one selects its output channel. */
export function FilterBank({ graph, part, unit, onSelect }: FilterBankProps) {
  const { node } = part;
  if (node?.spec.type !== "conv2d") {
    return (
      <p className="fig-note">
        {node?.spec.type === "dense"
          ? "A dense layer has one weight for each pair of input and unit; the Sum tab lists the largest contributions."
          : "Only convolutions have filters."}
      </p>
    );
  }
  return (
    <Bank
      key={node.name}
      part={part}
      spec={node.spec}
      name={node.name}
      inputs={inputChannels(graph, part) / node.spec.groups}
      unit={unit}
      onSelect={onSelect}
    />
  );
}

function bankText({ channels, kernel: [kh, kw], groups }: Conv2dSpec, inputs: number): string {
  return [
    `${channels} filters of ${kh} × ${kw} × ${inputs}: each produces one feature map.`,
    ...(inputs > 1 ? ["Each row is one filter, with one slice per input channel."] : []),
    ...(groups > 1 ? [`There are ${groups} groups: each filter reads only the ${inputs} channels of its group.`] : []),
  ].join(" ");
}

interface BankProps extends Omit<FilterBankProps, "graph"> {
  readonly spec: Conv2dSpec;
  readonly name: string;
  /** Input channels of one filter. */
  readonly inputs: number;
}

function Bank({ part, spec, name, inputs, unit, onSelect }: BankProps) {
  const [firstFilter, setFirstFilter] = useState(0);
  const [firstInput, setFirstInput] = useState(0);
  const colouring = useColouring("signed");
  const scaleSpec = useMemo(
    (): PictureSpec => ({ kind: "filters", node: name, first: [0, 0], outputs: 1, inputs: 1, gap: 1, colouring }),
    [name, colouring],
  );
  const shown = Math.min(INPUTS_A_PAGE, inputs - firstInput);
  const filters = Array.from(
    { length: Math.min(FILTERS_A_PAGE, spec.channels - firstFilter) },
    (_, i) => firstFilter + i,
  );
  const choose = (c: number): void =>
    onSelect({
      value: part.value,
      c,
      y: unit?.y ?? Math.floor(part.shape.h / 2),
      x: unit?.x ?? Math.floor(part.shape.w / 2),
    });
  return (
    <div className="fig-filters">
      <p className="fig-note">{bankText(spec, inputs)}</p>
      <Pager what="input channels" first={firstInput} size={INPUTS_A_PAGE} count={inputs} onChange={setFirstInput} />
      <ul className="fig-bank" data-deep={inputs > 1 || undefined} aria-label={`Filters of ${part.name}`}>
        {filters.map((c) => (
          <li key={c}>
            <button type="button" aria-pressed={unit?.c === c} aria-label={`Filter ${c}`} onClick={() => choose(c)}>
              <span className="fig-bank-name">{c}</span>
              <FilterPicture
                name={name}
                filter={c}
                input={firstInput}
                inputs={shown}
                kernel={spec.kernel}
                colouring={colouring}
              />
            </button>
          </li>
        ))}
      </ul>
      <Pager what="filters" first={firstFilter} size={FILTERS_A_PAGE} count={spec.channels} onChange={setFirstFilter} />
      <LiveScale label={`Weights of ${part.name}`} spec={scaleSpec} />
    </div>
  );
}

interface FilterPictureProps {
  readonly name: string;
  readonly filter: number;
  readonly input: number;
  readonly inputs: number;
  readonly kernel: Conv2dSpec["kernel"];
  readonly colouring: Colouring;
}

function FilterPicture({ name, filter, input, inputs, kernel, colouring }: FilterPictureProps) {
  const spec = useMemo(
    (): PictureSpec => ({ kind: "filters", node: name, first: [filter, input], outputs: 1, inputs, gap: 1, colouring }),
    [name, filter, input, inputs, colouring],
  );
  const ref = usePicture(spec);
  return <canvas ref={ref} style={{ aspectRatio: `${inputs * (kernel[1] + 1) - 1} / ${kernel[0]}` }} />;
}
