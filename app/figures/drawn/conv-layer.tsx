import { amount } from "#nn/format.ts";
import type { Concealed, ConvLayerFigure } from "#quiz/figure.ts";

/** Maximum number of sheets of a stack drawn individually. */
const SHEETS = 6;
const RGB = ["#d9483b", "#3c9b54", "#3f74d1"] as const;

interface StackProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly hue: string;
  readonly rgb?: boolean;
}

/** Sheets one behind the other, the last in front. */
function Stack({ x, y, width, height, count, hue, rgb = false }: StackProps) {
  const shown = Math.max(1, Math.min(SHEETS, count));
  return (
    <g>
      {Array.from({ length: shown }, (_, i) => {
        const back = shown - 1 - i;
        return (
          <rect
            key={`sheet ${back}`}
            x={x + back * 5}
            y={y - back * 5}
            width={width}
            height={height}
            rx={2}
            fill={rgb ? (RGB[back] ?? hue) : hue}
            fillOpacity={rgb ? 0.75 : 0.28}
            stroke="var(--ink)"
            strokeWidth={1}
          />
        );
      })}
    </g>
  );
}

function numberOr(hidden: boolean, value: number): string {
  return hidden ? "?" : amount(value);
}

/** A conv layer: input, one filter and their number, output. Whatever the question asks for is hidden. */
export function ConvLayer({ figure, revealed }: { readonly figure: ConvLayerFigure; readonly revealed: boolean }) {
  const { input, kernel, depth, filters, output, bias, stride, rgb } = figure;
  const isHidden = (what: Concealed): boolean => !revealed && figure.concealed.includes(what);
  const side = 86;
  const outSide = Math.max(30, Math.min(side, (side * output.h) / input.h));
  const cell = Math.min(12, 44 / Math.max(...kernel));
  const [kh, kw] = isHidden("kernel") ? [4, 4] : kernel;
  const by = (sides: readonly number[], unknown: Concealed, count: number, unknownCount: Concealed): string =>
    [...sides.map((each) => numberOr(isHidden(unknown), each)), numberOr(isHidden(unknownCount), count)].join(" × ");
  return (
    <svg className="drawn-svg" viewBox="0 0 480 190" aria-hidden="true">
      <Stack
        x={14}
        y={52}
        width={side}
        height={side}
        count={isHidden("channels") ? 4 : input.c}
        hue="var(--group-input)"
        rgb={rgb}
      />
      <text x={64} y={164} className="drawn-text">
        {by([input.h, input.w], "size", input.c, "channels")}
      </text>
      <text x={64} y={182} className="drawn-small">
        {rgb ? "RGB image" : "input"}
      </text>
      <path d="M146 95h26m-6-5 6 5-6 5" className="drawn-arrow" />
      <Stack
        x={194}
        y={118 - kh * cell}
        width={kw * cell}
        height={kh * cell}
        count={isHidden("depth") ? 3 : depth}
        hue="var(--group-conv)"
      />
      <text x={224} y={164} className="drawn-text">
        {by(kernel, "kernel", depth, "depth")}
      </text>
      <text x={224} y={182} className="drawn-small">
        {stride[0] > 1 ? `one filter, stride ${stride[0]}` : "one filter"}
      </text>
      <text x={292} y={90} className="drawn-count">
        {`× ${numberOr(isHidden("count"), filters)}`}
      </text>
      <text x={292} y={113} className="drawn-small">
        {bias ? "+ a bias each" : "no biases"}
      </text>
      <path d="M334 95h22m-6-5 6 5-6 5" className="drawn-arrow" />
      <Stack
        x={368}
        y={138 - outSide}
        width={outSide}
        height={outSide}
        count={isHidden("maps") ? 4 : output.c}
        hue="var(--group-conv)"
      />
      <text x={412} y={164} className="drawn-text">
        {by([output.h, output.w], "size", output.c, "maps")}
      </text>
      <text x={412} y={182} className="drawn-small">
        output
      </text>
    </svg>
  );
}
