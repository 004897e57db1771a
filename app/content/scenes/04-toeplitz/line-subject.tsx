import { MatrixFigure } from "#figures/matrix/matrix-figure.tsx";
import { KernelPulls } from "./kernel-pulls.tsx";
import { MOST } from "./matrix.ts";
import type { SubjectProps } from "./subject.ts";

/** A 1-D convolution: its kernel over the whole matrix. */
export function LineSubject(props: SubjectProps) {
  const { convolution, matrix, input, output, colouring, at, lit, onPoint } = props;
  return (
    <div className="toeplitz-line" style={{ "--columns": matrix.columns, "--rows": matrix.rows }}>
      <div className="toeplitz-kernels">
        {Array.from({ length: convolution.channels }, (_, channel) => (
          <KernelPulls key={channel} channel={channel} {...props} />
        ))}
      </div>
      <div className="scene-thing" data-thing="matrix">
        <MatrixFigure
          label="The matrix K"
          matrix={matrix}
          colouring={colouring}
          extent={MOST}
          input={input}
          output={output}
          at={at}
          lit={lit}
          onPoint={onPoint}
        />
      </div>
    </div>
  );
}
