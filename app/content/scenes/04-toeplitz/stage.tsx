import { useMemo, useState } from "react";
import type { Entry } from "#figures/matrix/matrix-figure.tsx";
import { weightOf } from "#figures/matrix/matrix-figure.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, Controls, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { useJob } from "#figures/view/use-job.ts";
import { formatNumber } from "#ui/number-text.ts";
import { Segmented } from "#ui/segmented.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { StageProps } from "../../scene-types.ts";
import { asked, ChangedEntries } from "./changed-entries.tsx";
import { LineSubject } from "./line-subject.tsx";
import { convolutionOf, pattern, signalOf, type State } from "./matrix.ts";
import { measure } from "./measure.ts";
import { PlaneSubject } from "./plane-subject.tsx";
import { Product } from "./product.tsx";
import type { SubjectProps } from "./subject.ts";
import { count, countText, kindText, verdict } from "./verdict.ts";
import "./stage.css";

/** Products that are written out where the stage is presented. */
const MOST_PRESENTED = 5;

/** A convolution beside the matrix that does the same; every entry linked to its weight, its input and its output. */
export function ToeplitzStage({ device, state, set, guesses }: StageProps<State>) {
  const { axes, stride, padding, channels, line, plane } = state;
  const setting = useMemo(() => ({ axes, stride, padding, channels }), [axes, stride, padding, channels]);
  const convolution = useMemo(() => convolutionOf(setting), [setting]);
  const all = axes === 1 ? line : plane;
  const weights = useMemo(() => all.slice(0, convolution.weights), [all, convolution]);
  const places = useMemo(() => pattern(convolution), [convolution]);
  const matrix = useMemo(
    () => ({ rows: convolution.rows, columns: convolution.columns, pattern: places, weights }),
    [convolution, places, weights],
  );
  const input = useMemo(() => signalOf(convolution), [convolution]);
  const job = useJob(
    (signal) => measure(device, convolution, Float32Array.from(weights), input, signal),
    [device, convolution, weights, input],
  );
  const measured = job.value?.convolution === convolution ? job.value : null;
  const [looked, setLooked] = useState<number | null>(null);
  const at = { row: Math.min(state.row, matrix.rows - 1), column: Math.min(state.column, matrix.columns - 1) };
  const here = weightOf(matrix, at);
  const colouring = useColouring("signed");
  const subject: SubjectProps = {
    convolution,
    matrix,
    input,
    output: measured?.output ?? null,
    colouring,
    at,
    lit: looked ?? (here < 0 ? null : here),
    onPoint: (entry: Entry) => set({ row: entry.row, column: entry.column }),
    onLook: setLooked,
    onPull: (index, value) => {
      const next = all.map((each, i) => (i === index ? value : each));
      set(axes === 1 ? { line: next } : { plane: next });
    },
  };
  const isPresenting = usePresenting();
  const product = {
    matrix,
    input,
    output: measured?.output[at.row] ?? null,
    at,
    most: isPresenting ? MOST_PRESENTED : Number.POSITIVE_INFINITY,
    onPoint: subject.onPoint,
  };
  return (
    <Stage view="none" jobs={[job]} problems={[]}>
      <Subject>
        {axes === 1 ? <LineSubject {...subject} /> : <PlaneSubject {...subject} />}
        {isPresenting ? null : <Product {...product} />}
      </Subject>
      <Aside>
        <ChangedEntries device={device} guesses={guesses} onMeasure={() => set({ ...asked, row: 1, column: 3 })} />
        <KeyNumber
          thing="difference"
          label="largest |K x − conv(x)|"
          value={measured ? formatNumber(measured.difference, 2) : "…"}
          note={measured ? verdict(measured) : ""}
        />
        <Settings setting={setting} set={set} />
      </Aside>
      <More>
        {isPresenting ? <Product {...product} /> : null}
        <p className="toeplitz-kind scene-thing" data-thing="counts">
          <strong>{`${matrix.rows} × ${matrix.columns}${measured ? `, ${countText(count(measured.matrix))}` : ""}.`}</strong>{" "}
          <span>{kindText(setting)}</span>
        </p>
      </More>
    </Stage>
  );
}

const AXES = [
  { value: 1, label: "1-D" },
  { value: 2, label: "2-D" },
] as const;
const STRIDES = [1, 2, 3] as const;
const PADDINGS = ["none", "zeros"] as const;
const CHANNELS = [1, 2] as const;

interface SettingsProps {
  readonly setting: Pick<State, "axes" | "stride" | "padding" | "channels">;
  readonly set: StageProps<State>["set"];
}

function Settings({ setting: { axes, stride, padding, channels }, set }: SettingsProps) {
  return (
    <Controls>
      <Segmented
        label="Input"
        value={axes}
        options={AXES}
        onChange={(value) => set({ axes: value, row: value === 1 ? 3 : 13, column: value === 1 ? 5 : 18 })}
      />
      <Segmented label="Stride" value={stride} options={STRIDES} onChange={(value) => set({ stride: value })} />
      <Segmented label="Padding" value={padding} options={PADDINGS} onChange={(value) => set({ padding: value })} />
      <Segmented label="Channels" value={channels} options={CHANNELS} onChange={(value) => set({ channels: value })} />
    </Controls>
  );
}
