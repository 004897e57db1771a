import { expect, test } from "@playwright/test";
import { around, clipBox, type Extent, type FieldBox, sameBox } from "#nn/field-box.ts";
import { valueShape } from "#nn/graph.ts";
import { placeableTypes } from "#nn/layer-table.ts";
import { fieldExtent, graphFields } from "#nn/receptive-field.ts";
import { type Seen, seenBy } from "#nn/seen.ts";
import type { Graph, Shape } from "#nn/types.ts";
import { influenceOf, unitsOf } from "../harness/influence.ts";
import { randomNetwork } from "../harness/random-network.ts";
import { graphOf } from "../fixtures/unit/network.ts";

const SMALL = { channels: 3, side: 9, values: 260 };
const NETWORKS = 80;

/** A network of a seed, small enough for every unit to be tried, and what it is in words. */
function drawn(seed: number) {
  const architecture = randomNetwork(seed, SMALL);
  const name = `seed ${seed}: ${JSON.stringify([architecture.input, ...architecture.layers])}`;
  return { graph: graphOf(architecture), name, types: architecture.layers.map(({ type }) => type) };
}

/** Calls `visit` with each unit of a value, and what it sees of `root` in truth; `null`: nothing. */
function eachUnit(
  graph: Graph,
  value: number,
  root: Shape,
  masks: readonly bigint[],
  visit: (unit: { c: number; y: number; x: number }, truth: Omit<Seen, "reach"> | null) => void,
): void {
  const { c, h, w } = valueShape(graph, value);
  let at = 0;
  for (let ci = 0; ci < c; ci++)
    for (let y = 0; y < h; y++)
      for (let x = 0; x < w; x++) visit({ c: ci, y, x }, hullOf(unitsOf(masks[at++] ?? 0n, root)));
}

function hullOf(units: ReturnType<typeof unitsOf>): Omit<Seen, "reach"> | null {
  if (units.length === 0) return null;
  const hull = (places: readonly number[]): Extent => ({ first: Math.min(...places), last: Math.max(...places) });
  const channels = [...new Set(units.map(({ c }) => c))].toSorted((a, b) => a - b);
  return { y: hull(units.map(({ y }) => y)), x: hull(units.map(({ x }) => x)), channels };
}

test("what a unit is said to see is what changes it: every unit of random networks of all layer types", () => {
  const wrong: string[] = [];
  const types = new Set<string>();
  let compared = 0;
  for (let seed = 1; seed <= NETWORKS; seed++) {
    const { graph, name, types: own } = drawn(seed);
    for (const type of own) types.add(type);
    // The input, and a value on the way.
    for (const root of new Set([0, seed % graph.values.length])) {
      const shape = valueShape(graph, root);
      for (const [value, masks] of influenceOf(graph, root)) {
        eachUnit(graph, value, shape, masks, (unit, truth) => {
          compared++;
          const said = seenBy(graph, value, unit).get(root);
          const found = said ? { y: said.y, x: said.x, channels: said.channels } : null;
          if (JSON.stringify(found) !== JSON.stringify(truth))
            wrong.push(
              `${name}, value ${value} ${JSON.stringify(unit)} of ${root}: ${JSON.stringify({ found, truth })}`,
            );
        });
      }
    }
  }
  expect(wrong.slice(0, 20), `${wrong.length} of ${compared} units`).toEqual([]);
  expect([...types].toSorted()).toEqual([...placeableTypes].toSorted());
  expect(compared).toBeGreaterThan(20_000);
});

/** Whether a unit sees no padding on its way back: then its box is not cut. */
function isWhole(graph: Graph, value: number, unit: { c: number; y: number; x: number }): boolean {
  return [...seenBy(graph, value, unit)].every(([source, { y, x, reach }]) => {
    const { h, w } = valueShape(graph, source);
    return clipBox(reach, { h, w }) !== null && sameBox(reach, { y, x });
  });
}

test("a layer's field is what its units see, at whatever place: where nothing is cut, exactly, and nowhere less", () => {
  const wrong: string[] = [];
  const compared = { plain: 0, uneven: 0, shared: 0, flattened: 0 };
  for (let seed = 1; seed <= NETWORKS; seed++) {
    const { graph, name } = drawn(seed);
    const fields = graphFields(graph);
    const image = valueShape(graph, 0);
    for (const [value, masks] of influenceOf(graph, 0)) {
      const field = fields[value];
      if (!field) continue;
      const shape = valueShape(graph, value);
      const { map = shape } = field;
      // Of all channels at a place together.
      const truths = new Map<number, { box: FieldBox; isWhole: boolean; y: number; x: number }>();
      let at = 0;
      eachUnit(graph, value, image, masks, (unit, truth) => {
        const place = at++ % (map.h * map.w);
        const known = truths.get(place);
        if (!truth) return;
        const box = known ? { y: around(known.box.y, truth.y), x: around(known.box.x, truth.x) } : truth;
        const whole = (known?.isWhole ?? true) && isWhole(graph, value, unit);
        truths.set(place, { box, isWhole: whole, y: Math.floor(place / map.w), x: place % map.w });
      });
      for (const { box, isWhole: whole, ...place } of truths.values()) {
        const said = clipBox(fieldExtent(field, place), image);
        const isHeld = said && sameBox(said, { y: around(said.y, box.y), x: around(said.x, box.x) });
        if (!isHeld || (whole && !sameBox(said, box)))
          wrong.push(`${name}, value ${value} at ${JSON.stringify(place)}: ${JSON.stringify({ said, box, whole })}`);
        if (!whole) continue;
        if (field.map) compared.flattened++;
        else if (field.y.jump === 0) compared.shared++;
        else if (field.y.extents) compared.uneven++;
        else compared.plain++;
      }
    }
  }
  expect(wrong.slice(0, 20), `${wrong.length} places`).toEqual([]);
  for (const [kind, count] of Object.entries(compared)) expect(count, kind).toBeGreaterThan(50);
});
