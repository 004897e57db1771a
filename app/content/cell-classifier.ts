/** The layers of the classifier whose weights ship as `cells`, up to its last. Pure. */
import { activation } from "#nn/layers/activation.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import type { LayerSpec } from "#nn/types.ts";

/** How the network is fed. */
export const NORMALISATION = { mean: 0.5, std: 0.25 } as const;

/** Strides of the two layers that have one. */
export const STRIDES = [2, 2] as const;

/** A convolution of the classifier; it has no padding. */
export function cellConvolution(
  id: string,
  channels: number,
  kernel: number,
  stride: number,
  dilation = 1,
): Conv2dSpec {
  return {
    ...conv2d.create(id),
    channels,
    kernel: [kernel, kernel],
    stride: [stride, stride],
    dilation: [dilation, dilation],
    padding: "valid",
  };
}

/** The layers up to the last; each stride that is left out is made up for by the dilation of what follows. */
export function cellFeatures(first: number, second: number): readonly LayerSpec[] {
  const lost = STRIDES[0] / first;
  const all = lost * (STRIDES[1] / second);
  return [
    cellConvolution("conv1", 12, 4, first),
    activation.create("relu1"),
    cellConvolution("conv2", 16, 3, second, lost),
    activation.create("relu2"),
    cellConvolution("conv3", 16, 3, 1, all),
    activation.create("relu3"),
  ];
}
