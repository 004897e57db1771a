import { useId } from "react";
import type { Concealed, ConvLayerFigure } from "#quiz/question.ts";

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
  return hidden ? "?" : value.toLocaleString("en");
}

/** A conv layer: input, one filter and their number, output. Whatever the question asks for is hidden. */
export function ConvFigure({ figure, revealed }: { readonly figure: ConvLayerFigure; readonly revealed: boolean }) {
  const title = useId();
  const { input, kernel, depth, filters, output, bias, stride, rgb } = figure;
  const isHidden = (what: Concealed): boolean => !revealed && figure.concealed.includes(what);
  const side = 86;
  const outSide = Math.max(30, Math.min(side, (side * output.h) / input.h));
  const cell = Math.min(12, 44 / Math.max(...kernel));
  const [kh, kw] = kernel;
  const depthText = numberOr(isHidden("depth"), depth);
  const words = `Input: ${input.c} channels of ${input.h} by ${input.w}. Filters: ${isHidden("count") ? "an unknown number" : filters}, each ${kh} by ${kw} by ${isHidden("depth") ? "an unknown depth" : depth}${bias ? ", with a bias" : ", without a bias"}. Output: ${isHidden("maps") ? "an unknown number of" : output.c} maps of ${output.h} by ${output.w}.`;
  return (
    <svg className="quiz-figure" viewBox="0 0 480 190" role="img" aria-labelledby={title}>
      <title id={title}>{words}</title>
      <Stack x={14} y={52} width={side} height={side} count={input.c} hue="var(--group-input)" rgb={rgb} />
      <text x={57} y={162} className="quiz-figure-text">
        {`${input.h} × ${input.w} × ${input.c}`}
      </text>
      <text x={57} y={178} className="quiz-figure-note">
        {rgb ? "RGB image" : "input"}
      </text>
      <path d="M146 95h26m-6-5 6 5-6 5" className="quiz-figure-arrow" />
      <Stack
        x={194}
        y={118 - kh * cell}
        width={kw * cell}
        height={kh * cell}
        count={isHidden("depth") ? 3 : depth}
        hue="var(--group-conv)"
      />
      <text x={222} y={162} className="quiz-figure-text">
        {`${kh} × ${kw} × ${depthText}`}
      </text>
      <text x={222} y={178} className="quiz-figure-note">
        {stride[0] > 1 ? `one filter, stride ${stride[0]}` : "one filter"}
      </text>
      <text x={287} y={90} className="quiz-figure-count">
        {`× ${numberOr(isHidden("count"), filters)}`}
      </text>
      <text x={287} y={113} className="quiz-figure-note">
        {bias ? "+ a bias each" : "no biases"}
      </text>
      <path d="M330 95h22m-6-5 6 5-6 5" className="quiz-figure-arrow" />
      <Stack
        x={366}
        y={138 - outSide}
        width={outSide}
        height={outSide}
        count={isHidden("maps") ? 4 : output.c}
        hue="var(--group-conv)"
      />
      <text x={414} y={162} className="quiz-figure-text">
        {`${output.h} × ${output.w} × ${numberOr(isHidden("maps"), output.c)}`}
      </text>
      <text x={414} y={178} className="quiz-figure-note">
        output
      </text>
    </svg>
  );
}
