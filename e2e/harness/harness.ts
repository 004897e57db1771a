/**
 * The page that kernel tests, `npm run golden` and `npm run bench` drive: it puts the real engine on
 * `window.receptive`, so that a script in Node can run cases through it.
 */
import type { Device } from "#gpu/device.ts";
import type { ActivationKind } from "#nn/types.ts";
import { zoo } from "#nn/zoo/zoo.ts";
import { type ActivationRun, runActivation } from "./activation.ts";
import { stepInBands } from "./bands.ts";
import { batchNormErrors } from "./far-from-zero.ts";
import { misseenUnits } from "./fields.ts";
import { afterGivingUp } from "./give-up.ts";
import { runCase } from "./golden-case.ts";
import type { CaseResult, GoldenCase } from "./golden-format.ts";
import { halfGradientErrors, halfNormError } from "./half.ts";
import { buildTrainFree, useAfterFree } from "./leak.ts";
import { openDevice, type Weaker } from "./open-device.ts";
import { sessionApi } from "./session-api.ts";
import { memoryApi } from "./session-memory.ts";
import { sweep, type SweepFinding } from "./sweep.ts";
import { launchesOfStep, replayed, rerun } from "./replay.ts";
import { returnedParameters } from "./parameters.ts";
import { pairSumErrors } from "./pair-sums.ts";
import { misdrawnPixels } from "./pictures.ts";
import { misreadTexels } from "./texels.ts";
import { randomTorchCase, zooTorchCases } from "./torch-case.ts";
import { forwardFull, refusal, sharedTensors, trainSmall } from "./zoo.ts";
import { train, type TrainRequest, type TrainResult } from "./train.ts";
import { trainCells, type TrainCellsRequest } from "./train-cells.ts";
import { gradientsOfSum, watched } from "./watched.ts";

let shared: Device | null = null;

/** Devices by what they lack: as many as a run compares. */
const weakened = new Map<string, Device>();

function deviceLike(weaker: Weaker): Device {
  const key = JSON.stringify(weaker);
  if (key === "{}") return (shared ??= openDevice());
  const device = weakened.get(key) ?? openDevice(weaker);
  weakened.set(key, device);
  return device;
}

const api = {
  session: sessionApi,
  memory: memoryApi,
  buildTrainFree,
  useAfterFree,
  stepInBands,
  misreadTexels,
  misdrawnPixels,
  returnedParameters,
  watched,
  gradientsOfSum,
  launchesOfStep,
  replayed,
  batchNormErrors,
  rerun,
  afterGivingUp,
  halfGradientErrors,
  halfNormError,
  zoo: { forwardFull, trainSmall, sharedTensors, refusal },
  /** Runs a reference case; errors come back as text. */
  async golden(golden: GoldenCase, weaker: Weaker = {}): Promise<CaseResult | { readonly thrown: string }> {
    try {
      return await runCase(deviceLike(weaker), golden, weaker.keepAll);
    } catch (error) {
      return { thrown: error instanceof Error ? error.message : String(error) };
    }
  },
  /** An activation function and its derivative at each of `xs`. */
  async activation(
    kind: ActivationKind,
    slope: number,
    xs: readonly number[],
    fused: boolean,
    weaker: Weaker = {},
  ): Promise<ActivationRun> {
    return runActivation(deviceLike(weaker), kind, slope, xs, fused);
  },
  /** Trains a network on MNIST. */
  async train(request: TrainRequest): Promise<TrainResult> {
    const device = openDevice({}, false);
    return train(device, request);
  },
  /** Trains the classifier of the scene `cells`. */
  trainCells: (request: TrainCellsRequest) => trainCells(openDevice({}, false), request),
  /** Compares so many random layers, from a seed on. */
  async sweep(first: number, count: number, weaker: Weaker = {}): Promise<readonly SweepFinding[]> {
    return sweep(deviceLike(weaker), first, count);
  },
  /** Units of random networks whose gradient reaches other pixels than they are said to see. */
  async misseenUnits(first: number, count: number, weaker: Weaker = {}) {
    return misseenUnits(deviceLike(weaker), first, count);
  },
  /** How far sums over pairs of pixels are from plain loops'. */
  async pairSumErrors(weaker: Weaker = {}) {
    return pairSumErrors(deviceLike(weaker));
  },
  /** Networks with their PyTorch source and what the engine computes of them. */
  torch: {
    wellKnown: zoo.map(({ id }) => id),
    random: (seed: number) => randomTorchCase(deviceLike({}), seed),
    zoo: (id: string) => zooTorchCases(deviceLike({}), id),
  },
  /** Live textures of the device that reference cases run on. */
  liveTextures(): number {
    return shared?.ledger.totals().textures ?? 0;
  },
};

export type HarnessApi = typeof api;

declare global {
  interface Window {
    receptive: HarnessApi;
  }
}
window.receptive = api;
