import { expect, test } from "@playwright/test";
import { lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import type { Checkpoint } from "#engine/train/checkpoint.ts";
import type { Graph, LayerSpec } from "#nn/types.ts";
import { act, conv, fullyConnected, stack, usual } from "#nn/zoo/stack.ts";
import { type KeptState, nextState } from "#state/network/weights.ts";
import { newRun } from "#state/stores/run-store.ts";

const INITIALISATION = { seed: 1, scheme: "he" } as const;
const QUIET = new AbortController().signal;

function graphOf(layers: readonly LayerSpec[]): Graph {
  const lowering = lower({ name: "", input: { c: 1, h: 6, w: 6 }, layers });
  if (!lowering.ok) throw new Error(lowering.reason);
  return lowering.graph;
}

/** What a student left who trained a network: all weights 1, statistics of every batch norm. */
function trained(graph: Graph): KeptState {
  const values = new Map([...initialValues(graph, 1)].map(([name, each]) => [name, each.map(() => 1)]));
  const norms = graph.nodes.filter(({ spec }) => spec.type === "batch_norm");
  const statistics = new Map(
    norms.map(({ name }) => [name, { mean: new Float32Array(8).fill(2), variance: new Float32Array(8).fill(3) }]),
  );
  const checkpoint: Checkpoint = {
    step: 9,
    seen: 9 * 32,
    time: 9,
    optimizer: "adam",
    slots: new Map([["values", values]]),
    statistics,
  };
  return { checkpoint, origin: "trained", run: { ...newRun(), step: 9 } };
}

const normed = graphOf(stack(conv(8, 3), usual("batch_norm"), act("relu"), usual("flatten"), fullyConnected(10)));

test("a network with the same parameters goes on as it was left", async () => {
  const left = trained(normed);
  const tanh = graphOf(stack(conv(8, 3), usual("batch_norm"), act("tanh"), usual("flatten"), fullyConnected(10)));
  expect(await nextState(tanh, normed, left, INITIALISATION, QUIET)).toBe(left);
});

test("weights of the same name and number are carried over, the rest is drawn, and the run begins anew", async () => {
  const wider = graphOf(stack(conv(8, 3), usual("batch_norm"), act("relu"), usual("flatten"), fullyConnected(11)));
  const next = await nextState(wider, normed, trained(normed), INITIALISATION, QUIET);
  const values = next.checkpoint.slots.get("values");
  expect(values?.get("l1.weight")?.every((value) => value === 1)).toBe(true);
  expect(values?.get("l5.weight")).toEqual(initialValues(wider, 1).get("l5.weight"));
  expect([...next.checkpoint.statistics.keys()]).toEqual(["l2"]);
  expect(next).toMatchObject({ origin: "trained", run: { step: 0 }, checkpoint: { step: 0 } });
});

test("running statistics are not carried to a layer that has none, whatever it is called", async () => {
  const second = graphOf(stack(conv(8, 3), conv(8, 3), act("relu"), usual("flatten"), fullyConnected(10)));
  const next = await nextState(second, normed, trained(normed), INITIALISATION, QUIET);
  expect(next.checkpoint.statistics.size).toBe(0);
});

test("a network of which nothing is known starts with initialised weights", async () => {
  const next = await nextState(normed, null, null, INITIALISATION, QUIET);
  expect(next.checkpoint.slots.get("values")).toEqual(initialValues(normed, 1));
  expect(next.origin).toBe("initial");
});
