/** Drives the app's own session (device, network, training) without its screens. */
import { ComputeHost } from "#state/compute-host.ts";
import { Session } from "#state/session.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { usePreparation } from "#state/stores/preparation-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { network, useNetwork } from "#state/stores/network-store.ts";
import { useRun } from "#state/stores/run-store.ts";
import { type RunSettings, useSettings } from "#state/stores/settings-store.ts";
import { findDataSource } from "#data/sources.ts";
import { removeLayer, updateLayer } from "#nn/edit.ts";
import type { Reading } from "#engine/show/reading.ts";
import type { Limits } from "#gpu/limits.ts";
import { nextTask } from "#gpu/turns.ts";
import { conv, fullyConnected, stack, usual } from "#nn/zoo/stack.ts";
import { begin, current, until } from "./current-session.ts";

const DIGIT = { c: 1, h: 28, w: 28 };

let losing: WEBGL_lose_context | null = null;

/** What is shown of the network, as a store. */
const shown = {
  getState: () => current().view.reading,
  subscribe: (listener: (reading: Reading) => void) => current().view.subscribe(() => listener(current().view.reading)),
};

/** Resolves in the task in which the picture in front of the student is read next: probabilities of one image. */
function untilShown(): Promise<void> {
  const { device } = current();
  return new Promise((resolve) => {
    if (!device) throw new Error("There is no device");
    device.onDraw = (kernel, [, , , height]) => {
      if (kernel !== "softmax-cross-entropy/probabilities.frag" || height >= useSettings.getState().batch) return;
      device.onDraw = null;
      resolve();
    };
  });
}

/** An upright stroke. */
function showPicture(to: Session): void {
  const pixels = Float32Array.from({ length: 28 * 28 }, (_, i) => (i % 28 > 11 && i % 28 < 16 ? 1 : 0));
  to.setPicture(pixels, DIGIT, { kind: "drawn" });
}

export const sessionApi = {
  async start(limits: Partial<Limits> = {}): Promise<void> {
    const session = begin(new Session(new ComputeHost({ debug: true, limits })));
    await session.start();
    showPicture(session);
    await until(shown, ({ probabilities }) => probabilities !== null);
  },
  probabilities(): readonly number[] {
    return [...(current().view.reading.probabilities ?? [])];
  },
  /** Trains so many steps, then stands still. */
  async train(steps: number): Promise<{ readonly step: number; readonly losses: readonly number[] }> {
    const target = useRun.getState().step + steps;
    await current().play();
    await until(useRun, ({ step }) => step >= target);
    await current().pause();
    const { step, history } = useRun.getState();
    return { step, losses: [...history.losses] };
  },
  async single(): Promise<number> {
    await current().step();
    await until(useRun, ({ phase }) => phase === "paused");
    return useRun.getState().step;
  },
  reset(): Promise<void> {
    return current().reset();
  },
  play(): Promise<void> {
    return current().play();
  },
  untilStep(wanted: number): Promise<void> {
    return until(useRun, ({ step }) => step >= wanted);
  },
  /** Pauses in the middle of a step that takes long; how often the weights are written from then on. */
  async pauseInStep(): Promise<number> {
    const { device } = current();
    if (!device) throw new Error("There is no device");
    // As if a step took long.
    Object.defineProperty(performance, "now", { value: () => 200 * Date.now(), configurable: true });
    await current().play();
    await until(useRun, ({ step }) => step >= 3);
    let written = 0;
    let isAsked = false;
    await new Promise<void>((resolve, reject) => {
      device.onDraw = (kernel) => {
        if (isAsked && kernel.startsWith("optimizer/")) written++;
        if (isAsked || kernel !== "softmax-cross-entropy/sample.frag") return;
        isAsked = true;
        current().pause().then(resolve, reject);
      };
    });
    device.onDraw = null;
    Reflect.deleteProperty(performance, "now");
    return written;
  },
  /** Loses the graphics context. */
  async lose(): Promise<string> {
    losing = current().device?.gl.getExtension("WEBGL_lose_context") ?? null;
    losing?.loseContext();
    await until(useDevice, ({ status }) => status.kind === "lost");
    const { status } = useDevice.getState();
    return status.kind === "lost" ? status.message : "";
  },
  /** Restores the graphics context. */
  async restore(): Promise<void> {
    const { frame } = current().view.reading;
    losing?.restoreContext();
    await until(useDevice, ({ status }) => status.kind === "ready");
    await until(shown, (reading) => reading.frame > frame);
  },
  /**
   * Trains two steps and so many turns of the page further, or until what was trained is being shown; loses the context
   * and gives it back, then pauses.
   */
  async loseAfter(turns: number | "showing") {
    const target = useRun.getState().step + 2;
    await current().play();
    await until(useRun, ({ step }) => step >= target);
    for (let turn = 0; turn < (turns === "showing" ? 0 : turns); turn++) await nextTask();
    if (turns === "showing") await untilShown();
    await sessionApi.lose();
    await nextTask(); // the browser allows it only once the event has run its course
    losing?.restoreContext();
    await until(useDevice, ({ status }) => status.kind === "ready");
    await current().begun;
    const values = await sessionApi.weights();
    return { count: Object.keys(values).length, zeros: (values["l1.weight"] ?? []).filter((w) => w === 0).length };
  },
  async weights(): Promise<Record<string, readonly number[]>> {
    await current().pause();
    const values = current().checkpoint?.slots.get("values") ?? new Map<string, Float32Array>();
    return Object.fromEntries([...values].map(([name, data]) => [name, [...data]]));
  },
  step(): number {
    return useRun.getState().step;
  },
  /** Changes the kernel of the first layer, which must then start anew, and waits for the new network. */
  async editFirst(kernel: number): Promise<void> {
    const { graph } = useRunning.getState();
    network.edit((architecture) =>
      updateLayer(architecture, architecture.layers[0]?.id ?? "", { kernel: [kernel, kernel] }),
    );
    await until(useRunning, (state) => state.graph !== graph);
  },
  /** Starts a session and changes the kernel of its first layer before its first pass; resolves when that runs. */
  async startAndEdit(kernel: number): Promise<void> {
    const session = begin(new Session(new ComputeHost({ debug: true })));
    showPicture(session);
    const started = session.start();
    await until(useRunning, ({ graph }) => graph !== null);
    await sessionApi.editFirst(kernel);
    await started;
  },
  /** Takes flatten out, which makes the dense layer impossible: the layers before it go on. */
  async breakNetwork(): Promise<{ readonly nodes: number; readonly problem: string | null }> {
    const { graph } = useRunning.getState();
    network.edit((architecture) =>
      removeLayer(architecture, architecture.layers.find(({ type }) => type === "flatten")?.id ?? ""),
    );
    await until(useRunning, (state) => state.graph !== graph);
    return {
      nodes: useRunning.getState().graph?.nodes.length ?? 0,
      problem: useNetwork.getState().report.firstProblem,
    };
  },
  /**
   * Puts a network of two wide dense layers in the place of the student's. `turns`: how often other tasks of the page
   * had their turn until it ran or was refused, within `most`; after those it is undone.
   */
  async widen(units: number, most = Number.POSITIVE_INFINITY) {
    const layers = stack(usual("flatten"), fullyConnected(units), fullyConnected(units), fullyConnected(10));
    network.replace({ name: "Wide", input: DIGIT, layers });
    const begun = current().begun.then(() => true);
    let turns = 0;
    while (turns < most && !(await Promise.race([begun, nextTask().then(() => false)]))) turns++;
    if (turns === most) network.undo();
    await current().begun;
    return { turns, ...sessionApi.shown() };
  },
  /** Takes the context away while a network of two wide dense layers is on its way, and gives it back. */
  async loseWhileBuilding(units: number) {
    const building = sessionApi.widen(units);
    for (let turn = 0; turn < 3; turn++) await nextTask();
    await sessionApi.lose();
    await building;
    losing?.restoreContext();
    await until(useDevice, ({ status }) => status.kind === "ready");
    await current().begun;
    return sessionApi.shown();
  },
  /** Asks for training, and for the end of it before anything has begun; the step once all is quiet. */
  async playAndPause(): Promise<number> {
    const playing = current().play();
    await current().pause();
    await playing;
    await current().begun;
    return useRun.getState().step;
  },
  /** Changes the batch while training, and pauses in the meantime if asked to; whether it trains afterwards. */
  async changeBatch(batch: number, pausing: boolean): Promise<boolean> {
    await current().play();
    await until(useRun, ({ phase }) => phase === "running");
    const changing = current().set({ batch });
    if (pausing) await current().pause();
    await changing;
    await current().begun;
    const { phase } = useRun.getState();
    await current().pause();
    return phase !== "paused";
  },
  /** Trains a small network far too fast; what comes of it, and what is there once that is undone. */
  async diverge() {
    const layers = stack(conv(8, 5), usual("max_pool2d"), usual("flatten"), fullyConnected(10));
    network.replace({ name: "Too fast", input: DIGIT, layers });
    await current().set({ optimizer: { kind: "sgd", rate: 1, momentum: 0.99, weightDecay: 0 } });
    await current().begun;
    const initial = await sessionApi.weights();
    await current().play();
    await until(useRun, ({ divergence, phase }) => divergence !== null && phase === "paused");
    const { divergence } = useRun.getState();
    const diverged = { divergence, probabilities: sessionApi.probabilities(), shown: sessionApi.shown() };
    await current().play(); // of no use now
    const isStuck = !useRun.getState().phase.includes("running");
    const sound = Object.values(await sessionApi.weights()).every((values) => values.every(Number.isFinite));
    await current().goBack();
    await until(shown, ({ probabilities }) => probabilities?.every(Number.isFinite) === true);
    const undone = { divergence: useRun.getState().divergence, shown: sessionApi.shown() };
    const isBack = JSON.stringify(await sessionApi.weights()) === JSON.stringify(initial);
    return { ...diverged, isStuck, sound, undone, isBack };
  },
  /** Changes settings while nothing trains. */
  set(settings: Partial<RunSettings>): Promise<void> {
    return current().set(settings);
  },
  /** Images seen by the run. */
  seen(): number {
    return useRun.getState().seen;
  },
  /** Writes the first layer anew as it is; whether what runs and what the student has still are the same layer. */
  rewriteFirst(): boolean {
    const spec = () => useNetwork.getState().architecture.layers[0];
    const before = spec();
    network.edit((architecture) => updateLayer(architecture, before?.id ?? "", { ...before, kernel: [5, 5] }));
    return spec() !== before && useRunning.getState().report?.layers[0]?.spec === spec();
  },
  /** Undoes or redoes the last edit; resolves when the network is there that was. */
  async goBack(way: "undo" | "redo") {
    network[way]();
    await current().begun;
    return sessionApi.shown();
  },
  /** What the screens show of the network. */
  shown() {
    const { graph, obstacle, origin } = useRunning.getState();
    const { preparation } = usePreparation.getState();
    const { step, history, tests } = useRun.getState();
    const layers = graph?.nodes.map(({ spec }) => spec.type) ?? [];
    return { layers, obstacle, preparation, origin, step, losses: [...history.losses], tests: tests.length };
  },
  /** Trains on other images from now on; resolves when the network is there again. */
  async useData(id: string) {
    const source = findDataSource(id);
    if (!source) throw new Error(`There is no data source ${id}`);
    await current().useData(source);
    await current().begun;
    return sessionApi.shown();
  },
  liveTextures(): number {
    return current().device?.ledger.totals().textures ?? 0;
  },
};
