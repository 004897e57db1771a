/** Optimiser steps of weights that are large for a device, in bands of rows, compared with a single step. */
import { ParameterStore } from "#engine/parameters/parameters.ts";
import { Optimizer } from "#engine/train/optimizer.ts";
import { defaultAdam, defaultSgd } from "#nn/optimizer-settings.ts";
import { noise } from "./noise.ts";
import { openDevice } from "./open-device.ts";

/** Values in a row of the smallest parameter textures: 64 texels. */
const ROW = 256;

/** A vector of so many rows after three steps of either optimiser, and the rows that were written at once. */
async function stepped(rows: number, maxBytes: number) {
  const device = openDevice({ maxBytes });
  const values: number[] = [];
  let bandRows = 0;
  for (const settings of [defaultSgd, defaultAdam]) {
    const store = new ParameterStore(device, [{ name: "w", shape: [rows * ROW], bank: null }]);
    ({ bandRows } = store);
    store.upload(new Map([["w", noise(rows * ROW, 1)]]));
    store.upload(new Map([["w", noise(rows * ROW, 2)]]), "gradients");
    const optimizer = new Optimizer(device, store);
    for (let time = 1; time <= 3; time++) optimizer.step(settings, time);
    values.push(...((await store.download()).get("w") ?? []));
    store.dispose();
  }
  return { values, bandRows, left: device.ledger.totals().textures };
}

export async function stepInBands(rows: number) {
  const whole = await stepped(rows, 2 ** 31);
  const banded = await stepped(rows, 2_000_000);
  return {
    bandRows: [whole.bandRows, banded.bandRows] as const,
    different: whole.values.filter((value, i) => value !== banded.values[i]).length,
    count: whole.values.length,
    left: whole.left + banded.left,
  };
}
