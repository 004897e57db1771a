import { useState } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { seeded, type WeightSource } from "#engine/show/weights.ts";
import { useView } from "#figures/view/use-view.ts";
import type { Device } from "#gpu/device.ts";
import type { ParameterValues } from "#nn/types.ts";
import { alexnet2012 } from "#nn/zoo/imagenet.ts";
import { FILTER_BIASES, FILTER_WEIGHTS, NORMALISATION } from "./filters.ts";
import { convolutions } from "./layers.ts";

/** Of the weights that nobody has trained here. */
export const SEED = 1;

/** The network as it runs: how much of it, and what is in the way of the rest. */
export interface Running {
  readonly view: NetworkView | null;
  readonly extent: "convolutions" | "all";
  /** Share of the weights that is drawn or uploaded; null while nothing is. */
  readonly share: number | null;
  readonly problem: string | null;
  /** Puts the dense layers on the GPU too; null once that was asked for. */
  readonly runAll: (() => void) | null;
}

/** Weights from a seed, with our own filters in the first layer. */
function withFilters(filters: ParameterValues): WeightSource {
  return async (graph, context) => {
    const drawn = await seeded(SEED)(graph, context);
    const [first] = graph.nodes;
    const values = new Map(drawn.values);
    for (const [name, own] of [
      [FILTER_WEIGHTS, "weight"],
      [FILTER_BIASES, "bias"],
    ] as const) {
      const value = filters.get(name);
      if (first && value) values.set(`${first.name}.${own}`, value);
    }
    return { ...drawn, values };
  };
}

/**
 * AlexNet at full size: first its convolutions, which take little room; once asked for, all of it. Where that does not fit, the
 * convolutions run on, and `problem` has the numbers.
 */
export function useAlexnet(device: Device, filters: ParameterValues | null): Running {
  const [isAsked, setIsAsked] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const isReady = filters !== null;
  const open = (architecture: typeof alexnet2012) => (signal: AbortSignal) =>
    NetworkView.open(device, architecture, {
      values: withFilters(filters ?? new Map()),
      normalisation: NORMALISATION,
      onProgress: ({ share: next }) => setShare(next),
      signal,
    });
  const whole = useView(isReady && isAsked ? open(alexnet2012) : null, [device, filters]);
  // Both at once would hold the first layers twice.
  const part = useView(isReady && (!isAsked || whole.problem !== null) ? open(convolutions) : null, [device, filters]);
  const isWhole = isAsked && whole.problem === null;
  return {
    view: isWhole ? whole.view : part.view,
    extent: isWhole ? "all" : "convolutions",
    share: isWhole && !whole.view ? share : null,
    problem: whole.problem ?? part.problem,
    runAll: isAsked ? null : () => setIsAsked(true),
  };
}
