import { Pulls } from "#figures/matrix/pulls.tsx";
import { MOST } from "./matrix.ts";
import type { SubjectProps } from "./subject.ts";

interface KernelPullsProps extends Pick<
  SubjectProps,
  "convolution" | "matrix" | "colouring" | "lit" | "onPull" | "onLook"
> {
  readonly channel: number;
}

/** One channel's slice of the kernel, to be pulled. */
export function KernelPulls({ convolution, matrix, channel, ...rest }: KernelPullsProps) {
  const taps = convolution.weights / convolution.channels;
  const isOnly = convolution.channels === 1;
  return (
    <figure className="scene-frame" data-thing="kernel">
      <Pulls
        label={isOnly ? "Weights of the kernel" : `Weights of channel ${channel + 1}`}
        weights={matrix.weights.slice(channel * taps, (channel + 1) * taps)}
        first={channel * taps}
        columns={convolution.kernel[1]}
        most={MOST}
        {...rest}
      />
      <figcaption className="scene-caption">{isOnly ? "the kernel: pull a weight" : "its weights"}</figcaption>
    </figure>
  );
}
