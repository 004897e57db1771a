import { lower, nodeParameters, valueShape } from "#nn/graph.ts";
import { drawValues, type InitialScheme } from "#nn/initialise.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import { describe } from "#nn/report.ts";
import type { Architecture, Graph, NetworkReport, ParameterValues } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import type { DataSource } from "#data/data-source.ts";
import type { WeightOrigin } from "../stores/running-store.ts";
import { prepare } from "./preparation.ts";
import { shippedWeights } from "./shipped-weights.ts";
import { notify } from "../stores/notices.ts";
import { newRun, type RunState } from "../stores/run-store.ts";
import type { RunSettings } from "../stores/settings-store.ts";

/** The part of a network that can run, and the builder's report on it. */
export interface Runnable {
  readonly architecture: Architecture;
  readonly graph: Graph;
  readonly report: NetworkReport;
}

/** The part of a network that can run; null if none can. */
export function runnableOf(architecture: Architecture, report = describe(architecture)): Runnable | null {
  const graph = runnableGraph(architecture);
  return graph && { architecture, graph, report };
}

/** The part of a network that can run: its layers before the first impossible one. */
function runnableGraph(architecture: Architecture): Graph | null {
  let layers = architecture.layers;
  for (;;) {
    const lowering = lower({ ...architecture, layers });
    if (lowering.ok) return lowering.graph;
    const at = layers.findIndex(({ id }) => id === lowering.at);
    if (at < 0) return null;
    layers = layers.slice(0, at);
  }
}

/** A state before the first step. */
function freshCheckpoint(values: ParameterValues): Checkpoint {
  return { step: 0, seen: 0, time: 0, optimizer: "adam", slots: new Map([["values", values]]), statistics: new Map() };
}

/** The same weights, before the first step of a new run on other images. */
export function restarted({ checkpoint, origin }: SourcedState): KeptState {
  const { slots, statistics } = checkpoint;
  const fresh = freshCheckpoint(slots.get("values") ?? new Map<string, Float32Array>());
  return { checkpoint: { ...fresh, statistics }, origin, run: newRun() };
}

/** Given weights, before the first step of a run. */
export function startedWith(values: ParameterValues, origin: WeightOrigin): SourcedState {
  return { checkpoint: freshCheckpoint(values), origin };
}

/** How weights are initialised: the seed and the distribution. */
export interface Initialisation {
  readonly seed: number;
  readonly scheme: InitialScheme;
}

/** A state before the first step, with weights initialised in pieces. Throws the reason of `signal` once aborted. */
export async function startState(
  graph: Graph,
  { seed, scheme }: Initialisation,
  signal?: AbortSignal,
): Promise<Checkpoint> {
  return freshCheckpoint(await prepare("drawing", drawValues(graph, seed, scheme), signal));
}

/** A state, and where its weights come from. */
export interface SourcedState {
  readonly checkpoint: Checkpoint;
  readonly origin: WeightOrigin;
}

/**
 * The pretrained weights, if the network is the one they belong to; null if not, or, with a notice, if loading fails.
 */
export async function shippedState(graph: Graph, fetched = shippedWeights): Promise<SourcedState | null> {
  const reference = runnableGraph(defaultNetwork);
  if (!reference || !sameParameters(graph, reference)) return null;
  const shipped = await fetched();
  if (shipped.ok) return { checkpoint: freshCheckpoint(shipped.values), origin: "shipped" };
  notify({ id: "weights", tone: "warning", text: shipped.message });
  return null;
}

/** The initial state of a network: the pretrained weights, or else newly initialised ones. */
export async function firstState(
  graph: Graph,
  initialisation: Initialisation,
  fetched = shippedWeights,
): Promise<SourcedState> {
  const shipped = await shippedState(graph, fetched);
  return shipped ?? { checkpoint: await startState(graph, initialisation), origin: "initial" };
}

/** A state, and the network that it belongs to. */
export interface StoredState extends SourcedState {
  readonly architecture: Architecture;
}

/** What an earlier visit left. */
export interface StoredLab {
  /** The networks for the builder, oldest first: the last is the student's, the first is the one that ran. */
  readonly networks: readonly [running: Architecture, ...Architecture[]];
  readonly settings: RunSettings;
  /** What it was trained on. */
  readonly source: DataSource;
  readonly origin: WeightOrigin;
  readonly run: RunState;
  /** Its weights; null if they cannot be read. */
  readonly checkpoint: Promise<Checkpoint | null>;
}

/** A network as the student left it: its weights, and the state of its run. */
export interface KeptState extends SourcedState {
  readonly run: RunState;
}

/**
 * The state of a network that replaces `before`: the state that was `left` if both have the same parameters; otherwise
 * weights with the same name and size are carried over, the rest are initialised, and a new run starts.
 */
export async function nextState(
  graph: Graph,
  before: Graph | null,
  left: KeptState | null,
  initialisation: Initialisation,
  signal: AbortSignal,
): Promise<KeptState> {
  if (left && before && sameParameters(graph, before)) return left;
  const fresh = await startState(graph, initialisation, signal);
  const values = new Map(fresh.slots.get("values"));
  const old = left?.checkpoint.slots.get("values");
  let carried = 0;
  for (const [name, value] of values) {
    const candidate = old?.get(name);
    if (candidate?.length !== value.length) continue;
    values.set(name, candidate);
    carried++;
  }
  const isWhole = carried === values.size;
  const origin = left && (isWhole || (carried > 0 && left.origin === "trained")) ? left.origin : "initial";
  const norms = graph.nodes.filter(({ spec }) => spec.type === "batch_norm");
  const channels = new Map(norms.map(({ name, output }) => [name, valueShape(graph, output).c]));
  const statistics = [...(left?.checkpoint.statistics ?? [])].filter(
    ([name, { mean }]) => channels.get(name) === mean.length,
  );
  return { checkpoint: { ...freshCheckpoint(values), statistics: new Map(statistics) }, origin, run: newRun() };
}

/** Whether a state has every parameter of a graph, with the right length. */
export function fitsGraph(graph: Graph, { slots }: Checkpoint): boolean {
  const values = slots.get("values");
  return graph.nodes.every((node) =>
    nodeParameters(node, graph).every(
      ({ name, shape }) => values?.get(`${node.name}.${name}`)?.length === shape.reduce((a, b) => a * b, 1),
    ),
  );
}

/** A key for what a graph computes, layer by layer: equal for graphs that compute the same. */
export function graphKey({ nodes, values }: Graph): string {
  return JSON.stringify([nodes, values[0]]);
}

/** Whether two graphs compute the same, layer by layer. */
export function sameGraph(a: Graph, b: Graph): boolean {
  return graphKey(a) === graphKey(b);
}

/** Whether two graphs have the same parameters: names, order and sizes. */
function sameParameters(a: Graph, b: Graph): boolean {
  const signature = (graph: Graph): string =>
    JSON.stringify(
      graph.nodes.map((node) => [node.name, node.spec.type, nodeParameters(node, graph).map(({ shape }) => shape)]),
    );
  return signature(a) === signature(b);
}
