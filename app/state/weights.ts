import { lower, nodeParameters } from "#nn/graph.ts";
import { type InitialScheme, initialValues } from "#nn/initialise.ts";
import type { ParameterValues } from "#nn/parameters.ts";
import type { Checkpoint } from "#nn/trainer.ts";
import type { Architecture, Graph } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { browserEnvironment, requestFile } from "#data/request.ts";
import { readSafetensors } from "#formats/safetensors.ts";

/** The part of a network that can run: its layers up to the first impossible one. */
export function runnableGraph(architecture: Architecture): Graph | null {
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
export function freshCheckpoint(values: ParameterValues): Checkpoint {
  return { step: 0, time: 0, optimizer: "adam", slots: new Map([["values", values]]), statistics: new Map() };
}

/**
 * The state that a network is first seen in: the shipped weights where it is the network of those, start values
 * otherwise. `fetched` asks for the shipped ones; what went wrong with them, in plain words, is the `notice`.
 */
export async function firstState(
  graph: Graph,
  { seed, scheme }: { readonly seed: number; readonly scheme: InitialScheme },
  fetched = shippedWeights,
): Promise<{
  readonly checkpoint: Checkpoint;
  readonly origin: "shipped" | "initial";
  readonly notice: string | null;
}> {
  const reference = runnableGraph(defaultNetwork);
  const shipped = reference && sameParameters(graph, reference) ? await fetched() : null;
  if (shipped?.ok) return { checkpoint: freshCheckpoint(shipped.values), origin: "shipped", notice: null };
  const checkpoint = freshCheckpoint(initialValues(graph, seed, scheme));
  return { checkpoint, origin: "initial", notice: shipped?.message ?? null };
}

/**
 * Weights for a changed network: those that another network had under the same name and in the same
 * number, start values for the rest. `kept` says whether all of them could be carried over.
 */
export function carryOver(
  graph: Graph,
  before: Checkpoint | null,
  seed: number,
  scheme: InitialScheme,
): { readonly checkpoint: Checkpoint; readonly kept: boolean } {
  const values = new Map(initialValues(graph, seed, scheme));
  const old = before?.slots.get("values");
  let kept = true;
  for (const [name, value] of values) {
    const candidate = old?.get(name);
    if (candidate?.length === value.length) values.set(name, candidate);
    else kept = false;
  }
  const channels = new Map(graph.nodes.map((node) => [node.name, nodeParameters(node, graph)[0]?.shape[0] ?? 0]));
  const statistics = [...(before?.statistics ?? [])].filter(([name, { mean }]) => channels.get(name) === mean.length);
  return { checkpoint: { ...freshCheckpoint(values), statistics: new Map(statistics) }, kept };
}

/** Whether a state has every parameter of a graph, in its length. */
export function fitsGraph(graph: Graph, { slots }: Checkpoint): boolean {
  const values = slots.get("values");
  return graph.nodes.every((node) =>
    nodeParameters(node, graph).every(
      ({ name, shape }) => values?.get(`${node.name}.${name}`)?.length === shape.reduce((a, b) => a * b, 1),
    ),
  );
}

/** Whether two graphs compute the same, layer by layer. */
export function sameGraph(a: Graph, b: Graph): boolean {
  const signature = ({ nodes, values }: Graph): string => JSON.stringify([nodes, values[0]]);
  return signature(a) === signature(b);
}

/** Whether two graphs have the same parameters: names, order and sizes. */
export function sameParameters(a: Graph, b: Graph): boolean {
  const signature = (graph: Graph): string =>
    JSON.stringify(
      graph.nodes.map((node) => [node.name, node.spec.type, nodeParameters(node, graph).map(({ shape }) => shape)]),
    );
  return signature(a) === signature(b);
}

const SHIPPED = "weights/digits.safetensors";

/** Weights of the default network, trained by this engine and shipped with the app; or why they are not there. */
export async function shippedWeights(): Promise<
  { readonly ok: true; readonly values: ParameterValues } | { readonly ok: false; readonly message: string }
> {
  const what = "the first network's weights";
  const url = new URL(SHIPPED, browserEnvironment.baseUrl()).href;
  const answer = await requestFile(what, url, {}, browserEnvironment);
  if (!answer.ok) return { ok: false, message: answer.message };
  const bytes = await answer.response.arrayBuffer().catch(() => new ArrayBuffer(0));
  const read = readSafetensors(bytes);
  if (!read.ok)
    return {
      ok: false,
      message: `The file of ${what} is damaged or did not arrive whole. Reload the page; until then the network starts untrained.`,
    };
  return { ok: true, values: new Map([...read.tensors].map(([name, { data }]) => [name, data])) };
}
