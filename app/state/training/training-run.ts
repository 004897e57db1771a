import { ContextLostError } from "#gpu/errors.ts";
import { gpuDone } from "#gpu/readback.ts";
import { inPieces, nextTask } from "#gpu/turns.ts";
import { Evaluator } from "#engine/train/evaluator.ts";
import type { ImageSet } from "#engine/train/image-set.ts";
import { type Fault, findFault } from "#engine/train/fault.ts";
import type { Model } from "#engine/run/model.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { RateSchedule } from "#nn/schedule.ts";
import { areFinite, type Checkpoint } from "#engine/train/checkpoint.ts";
import { Trainer } from "#engine/train/trainer.ts";
import { drawn } from "../drawn.ts";
import { dueAgain } from "../due-again.ts";
import { prepare } from "../network/preparation.ts";
import { DivergedError } from "./diverged-error.ts";
import { MOST_STEPS, Pace } from "./pace.ts";
import { slowStep } from "./slow-step.ts";
import { type Divergence, type RunProgress, useRun } from "../stores/run-store.ts";
import type { RunSettings } from "../stores/settings-store.ts";
import type { Write } from "../stores/store.ts";

/** Callbacks to the run's owner. */
export interface RunEvents {
  /** Publishes the run's progress. */
  readonly show: Write<RunProgress>;
  /** Weights have changed: show them. Resolves when shown. */
  progress(): Promise<void>;
  checkpoint(checkpoint: Checkpoint): void;
  /** The run has stopped because it diverged. */
  diverged(divergence: Divergence): void;
  failure(error: unknown): void;
}

/** Minimum time between two screen updates, in ms, and the share of time that they may take. */
const SHOW_EVERY_MS = 40;
const SHOW_SHARE = 0.25;
/** Minimum time between two checkpoints, in ms, and the share of time that they may take. */
const CHECKPOINT_EVERY_MS = 3000;
const CHECKPOINT_SHARE = 0.1;

/** Trains one model, paced by the GPU; it yields to drawing, and stops after a step, or abandons one that takes long. */
export class TrainingRun {
  readonly #trainer: Trainer;
  readonly #evaluator: Evaluator;
  readonly #events: RunEvents;
  readonly #device: Model["device"];
  #stopping = new AbortController();
  /** Ends the test at rest, when the next run starts or the weights are about to change. */
  #testing = new AbortController();
  #tested: Promise<void> = Promise.resolve();
  #working: Promise<void> | null = null;
  #warm = false;
  /** Step at which the current run ends. */
  #last = 0;
  /** The student's choice while steps were running. */
  #optimizer: OptimizerSettings | null = null;
  /** Number of steps recorded in the history. */
  #recorded = 0;
  /** The last state with finite weights. */
  #sound: Checkpoint | null = null;

  constructor(model: Model, train: ImageSet, test: ImageSet, settings: RunSettings, events: RunEvents) {
    this.#device = model.device;
    this.#events = events;
    this.#trainer = new Trainer(model, train, settings);
    this.#evaluator = new Evaluator(model, test);
  }

  get step(): number {
    return this.#trainer.step;
  }

  get running(): boolean {
    return this.#working !== null;
  }

  /**
   * Changes the optimiser between two steps: a checkpoint in progress still has the slots of the previous optimiser.
   */
  setOptimizer(optimizer: OptimizerSettings): void {
    this.#optimizer = optimizer;
    if (!this.#working) this.#takeOptimizer();
  }

  #takeOptimizer(): void {
    if (this.#optimizer) this.#trainer.setOptimizer(this.#optimizer);
    this.#optimizer = null;
  }

  setSchedule(schedule: RateSchedule): void {
    this.#trainer.setSchedule(schedule);
  }

  /** Goes back to a checkpoint and drops the later history. Throws the reason of `signal` once aborted. */
  async restore(checkpoint: Checkpoint, signal: AbortSignal): Promise<void> {
    await prepare("uploading", this.#trainer.restoring(checkpoint), signal);
    this.#sound = checkpoint;
    const { history, version, tests } = useRun.getState();
    history.truncate(checkpoint.step);
    this.#recorded = history.length;
    this.#events.show({
      step: checkpoint.step,
      seen: checkpoint.seen,
      version: version + 1,
      tests: tests.filter(({ step }) => step <= checkpoint.step),
    });
  }

  /** Trains until `pause`, or for this many steps; extends a run in progress. */
  start(steps = Number.POSITIVE_INFINITY): void {
    this.#last = Math.max(this.#working ? this.#last : 0, this.#trainer.step + steps);
    if (this.#working) return;
    this.#testing.abort();
    this.#stopping = new AbortController();
    this.#working = this.#loop()
      .catch((error: unknown) => {
        if (!(error instanceof DivergedError)) throw error;
        return this.#stopAt(error.step);
      })
      .catch((error: unknown) => this.#failed(error, this.#stopping.signal))
      .finally(() => {
        this.#working = null;
        this.#takeOptimizer();
        const isBegun = this.#trainer.step > 0 && useRun.getState().phase !== "idle";
        this.#events.show({ stepsPerSecond: 0, phase: isBegun ? "paused" : "idle" });
      });
  }

  #failed(error: unknown, ended: AbortSignal): void {
    if (ended.aborted && error === ended.reason) return;
    // A lost context has its own notice.
    if (!this.#device.lost && !(error instanceof ContextLostError)) this.#events.failure(error);
  }

  /** Stops after the current step, or within a slow one (see `slowStep`); resolves when the run is checkpointed and tested. */
  pause(): Promise<void> {
    return this.rest(false);
  }

  /** Stops, by default without testing; resolves when the weights may be changed. */
  async rest(skipsTest = true): Promise<void> {
    this.#stopping.abort();
    await this.#working;
    if (skipsTest) this.#testing.abort();
    await this.#tested;
  }

  async #loop(): Promise<void> {
    const { signal } = this.#stopping;
    if (!this.#warm) {
      this.#events.show({ phase: "preparing" });
      await drawn();
      await this.#trainer.prepare(signal);
      this.#warm = true;
    }
    this.#events.show({ phase: "running" });
    const [pace, piecePace] = [new Pace(), new Pace()];
    let started = performance.now();
    let showDue = started + SHOW_EVERY_MS;
    let saveDue = started + CHECKPOINT_EVERY_MS;
    let pending: Promise<void> | null = null;
    let from = this.#trainer.step;
    while (!signal.aborted && this.#trainer.step < this.#last) {
      this.#takeOptimizer();
      const began = performance.now();
      const epochEnd = this.#trainer.step + this.#trainer.place.stepsLeft;
      const until = Math.min(this.#last, epochEnd, this.#trainer.step + pace.steps);
      if (pace.isSlow) await slowStep(this.#trainer, piecePace, signal);
      else while (this.#trainer.step < until) this.#trainer.run();
      const fence = gpuDone(this.#device);
      fence.catch(() => {}); // reported when it is awaited
      // Steps are prepared while others are computed, unless a pause would wait long for both.
      await (pace.isLong ? fence : (pending ?? nextTask()));
      pending = pace.isLong ? null : fence;
      pace.took(performance.now() - began);
      if (this.#trainer.step - this.#recorded > this.#trainer.loss.kept - MOST_STEPS) await this.#record();
      // Read before the page changes, as in `#present`.
      const start = performance.now();
      if (start > saveDue) {
        await this.#record();
        await this.#save();
        saveDue = dueAgain(start, CHECKPOINT_EVERY_MS, CHECKPOINT_SHARE);
      }
      const now = performance.now();
      if (now > showDue) {
        const rate = ((this.#trainer.step - from) * 1000) / Math.max(1, now - started);
        await this.#show(rate);
        showDue = dueAgain(now, SHOW_EVERY_MS, SHOW_SHARE);
        if (now - started > 2000) [started, from] = [now, this.#trainer.step];
      }
      if (this.#trainer.step === epochEnd && !signal.aborted) {
        this.#events.show({ phase: "evaluating" });
        await drawn();
        await this.#evaluate(signal);
        this.#events.show({ phase: "running" });
        await drawn();
      }
    }
    await pending;
    await this.#record();
    await Promise.all([this.#present(0), this.#save()]);
    if (this.#last === Number.POSITIVE_INFINITY) this.#testAtRest();
  }

  /** Scores the test images after the run has come to rest: the page already shows it as paused. */
  #testAtRest(): void {
    this.#testing = new AbortController();
    const { signal } = this.#testing;
    const tested = async (): Promise<void> => {
      await this.#evaluate(signal);
      if (this.#sound && !signal.aborted) this.#events.checkpoint(this.#sound); // stores the test's scores as well
    };
    this.#tested = tested().catch((error: unknown) => this.#failed(error, signal));
  }

  /** Adds the scores of the steps since the last time to the history. Throws DivergedError. */
  async #record(): Promise<void> {
    const step = this.#trainer.step;
    const scores = await this.#trainer.loss.scores(this.#recorded, step);
    const { history } = useRun.getState();
    for (const { loss, accuracy } of scores) {
      if (!Number.isFinite(loss)) throw new DivergedError(this.#recorded + 1);
      history.push(loss, accuracy);
      this.#recorded++;
    }
    this.#recorded = step;
  }

  /** Passes a checkpoint on. Throws DivergedError. */
  async #save(): Promise<void> {
    const checkpoint = await this.#trainer.checkpoint();
    if (!areFinite(checkpoint)) throw new DivergedError(checkpoint.step);
    this.#sound = checkpoint;
    this.#events.checkpoint(checkpoint);
  }

  /**
   * Finds where the first non-finite value appeared: repeats the steps from the last sound state, and examines those
   * around the step at which it was noticed. The run then stops where it diverged.
   */
  async #stopAt(step: number): Promise<void> {
    this.#events.show({ phase: "tracing" });
    await drawn();
    if (this.#sound) await inPieces(this.#trainer.restoring(this.#sound));
    // The previous step may have produced weights whose fault only shows in this one.
    while (this.#trainer.step < step - 2) {
      this.#trainer.run();
      await gpuDone(this.#device);
    }
    let fault: Fault | null = null;
    while (!fault && this.#trainer.step < step) fault = await findFault(this.#trainer);
    await this.#events.progress();
    const { version } = useRun.getState();
    this.#events.show({
      step: this.#trainer.step,
      seen: this.#trainer.seen,
      version: version + 1,
    });
    this.#events.diverged(fault ?? { step, part: null, layer: null });
  }

  /** Updates curves and maps. */
  async #show(rate: number): Promise<void> {
    await this.#record();
    await this.#present(rate);
  }

  async #present(rate: number): Promise<void> {
    // Everything is read before anything on the page changes: see `NetworkView`.
    await this.#events.progress();
    if (this.#device.lost) throw new ContextLostError();
    const { version } = useRun.getState();
    this.#events.show({
      step: this.#recorded,
      seen: this.#trainer.seen,
      version: version + 1,
      stepsPerSecond: rate,
    });
  }

  /** Evaluates the test images; skipped if already done for this step, or once the signal is aborted. */
  async #evaluate(signal: AbortSignal): Promise<void> {
    const step = this.#trainer.step;
    const { tests } = useRun.getState();
    if (tests.at(-1)?.step === step) return;
    const evaluation = await this.#evaluator.run(signal);
    if (!evaluation) return;
    const { accuracy, loss } = evaluation;
    this.#events.show({ evaluation, tests: [...tests, { step, accuracy, loss }] });
  }

  dispose(): void {
    this.#stopping.abort();
    this.#testing.abort();
    this.#evaluator.dispose();
    this.#trainer.dispose();
  }
}
