import { useEffect, useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import type { Job } from "#figures/view/use-job.ts";
import { useLast } from "#figures/view/use-last.ts";
import { useOnce } from "#figures/view/use-once.ts";
import { useInput, useView } from "#figures/view/use-view.ts";
import { useReadingOf } from "#figures/view/view-source.tsx";
import type { Device } from "#gpu/device.ts";
import { useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import type { Side } from "./kernel.ts";
import { barPicture, moved, networkOf, SIDE, type State } from "./state.ts";

/** The picture that was chosen, grey, of this side; null while it is loaded. */
function useGrey({ photo: choice, bar }: Pick<State, "photo" | "bar">, side: number) {
  const { photo, problem } = useChosenPhoto(choice, "camera", side);
  const planes = usePlanes(photo, 1);
  const grey = useMemo(() => (bar ? barPicture(side) : planes), [bar, planes, side]);
  return { grey, problem };
}

/** The layer with a kernel, for images of this side; not opened before it is on. */
function useLayer(device: Device, kernel: Float32Array, side: number, samples: number, isOn = true) {
  const size = sideOf(kernel);
  const weights = useMemo(() => ({ values: new Map([["f.weight", kernel]]) }), [kernel]);
  const { view, problem } = useView(
    isOn
      ? (signal) =>
          NetworkView.open(device, networkOf(size, side), {
            values: given(weights.values),
            samples,
            isLazy: true,
            signal,
          })
      : null,
    [device, size, side, samples],
  );
  useEffect(() => view?.setWeights(weights), [view, weights]);
  return { view, problem };
}

function sideOf(kernel: Float32Array): Side {
  return kernel.length === 9 ? 3 : kernel.length === 25 ? 5 : 7;
}

/** The layer on the image that four views share; its second sample is the shifted image. */
export function useShared(device: Device, kernel: Float32Array, state: State) {
  const { sy, sx } = state;
  const { grey, problem } = useGrey(state, SIDE);
  const layer = useLayer(device, kernel, SIDE, 2);
  useInput(layer.view, grey, 0);
  useInput(
    layer.view,
    useMemo(() => grey && moved(grey, SIDE, { y: sy, x: sx }), [grey, sy, sx]),
    1,
  );
  return { ...layer, grey, problems: [problem, layer.problem] };
}

/** Parameters that the layer has on the GPU; null before there is one. */
function parametersOf(view: NetworkView | null): number | null {
  return view ? [...view.model.parameters.views.values()].reduce((sum, { count }) => sum + count, 0) : null;
}

/**
 * The same kernel on a larger image, once `shared` has shown its first pictures; and the parameters of the layer, whatever
 * the image: null before it is there.
 */
export function useSized(device: Device, kernel: Float32Array, state: State, shared: NetworkView | null) {
  const { grey, problem } = useGrey(state, state.side);
  const isOn = useOnce(useReadingOf(shared, ({ frame }) => frame > 0));
  const { view, problem: obstacle } = useLayer(device, kernel, state.side, 1, isOn);
  useInput(view, grey);
  const reading = useReadingOf(view, (now) => now);
  const isWaiting = view === null ? obstacle === null : reading.frame === 0 || reading.isBusy;
  const job: Job<unknown> = { value: null, isBusy: isWaiting && problem === null, problem: reading.problem };
  const parameters = useLast(parametersOf(view) ?? parametersOf(shared), device);
  return { view, parameters, job, problems: [problem, obstacle] };
}
