import { Fragment } from "react";
import { MatrixFigure } from "#figures/matrix/matrix-figure.tsx";
import { MatrixMap } from "#figures/matrix/matrix-map.tsx";
import { useLens } from "#figures/matrix/use-lens.ts";
import { KernelPulls } from "./kernel-pulls.tsx";
import { inputAt, MOST, outputAt } from "./matrix.ts";
import { PlaneFigure } from "./plane-figure.tsx";
import type { SubjectProps } from "./subject.ts";

const CHANNELS = [0, 1] as const;
const LENS = { rows: 8, columns: 10 };

/** A 2-D convolution: input, kernel and output as images; its matrix as a map of the whole and a lens over it. */
export function PlaneSubject(props: SubjectProps) {
  const { convolution, matrix, input, output, colouring, at, lit, onPoint } = props;
  const { height, width, kernel, stride, padding, out, channels } = convolution;
  const lens = useLens(matrix, LENS, at);
  const from = inputAt(convolution, at.column);
  const to = outputAt(convolution, at.row);
  const area = height * width;
  const patch = { y: to.y * stride[0] - padding[0], x: to.x * stride[1] - padding[1], side: kernel[0] };
  return (
    <div className="toeplitz-plane" style={{ "--ratio": channels === 1 ? 1.36 : 1.62 }}>
      <div className="toeplitz-images" style={{ "--columns": channels * 2 + 1 }}>
        {CHANNELS.slice(0, channels).map((channel) => (
          <Fragment key={channel}>
            <PlaneFigure
              title={channels === 1 ? "input x" : `channel ${channel + 1}`}
              height={height}
              width={width}
              values={input.subarray(channel * area, (channel + 1) * area)}
              colouring={colouring}
              extent={1}
              at={from.c === channel ? from : null}
              patch={patch}
              onMove={({ y, x }) => onPoint({ row: at.row, column: channel * area + y * width + x })}
            />
            <KernelPulls channel={channel} {...props} />
          </Fragment>
        ))}
        <PlaneFigure
          title="output y"
          height={out.height}
          width={out.width}
          values={output}
          colouring={colouring}
          extent={MOST}
          at={to}
          onMove={({ y, x }) => onPoint({ row: y * out.width + x, column: at.column })}
        />
      </div>
      <div className="toeplitz-views scene-thing" data-thing="matrix">
        <figure className="scene-frame">
          <MatrixMap
            label="All of K; arrow keys move the lens"
            matrix={matrix}
            colouring={colouring}
            extent={MOST}
            block={{ rows: out.width, columns: width }}
            part={lens.part}
            at={at}
            lit={lit}
            onPoint={(entry) => {
              lens.centre(entry);
              onPoint(entry);
            }}
          />
          <figcaption className="scene-caption">all of K, in blocks: press to move the lens</figcaption>
        </figure>
        <figure className="scene-frame">
          <MatrixFigure
            label="The lens on K"
            matrix={matrix}
            part={lens.part}
            colouring={colouring}
            extent={MOST}
            input={input}
            output={output}
            at={at}
            lit={lit}
            onPoint={onPoint}
          />
        </figure>
      </div>
    </div>
  );
}
