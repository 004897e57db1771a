/** What the stage says of its numbers. Pure. */
import { droppedOn, largestOf, routesOf, windowOf } from "./pool.ts";
import { short } from "./short.ts";
import { GRADIENT, type Pool, type State } from "./state.ts";

/** Of the window that is looked at: what made its output. */
export function forwardNote(pool: Pool, map: Float32Array, y: number, x: number): string {
  const window = windowOf(pool, y, x);
  const numbers = window.map((place) => map[place] ?? 0);
  if (pool.kind === "mean") {
    const sum = numbers.reduce((all, each) => all + each, 0);
    return `Mean of the window: ${sum} ÷ ${window.length}. Every number in it counts equally.`;
  }
  const equal = largestOf(window, map).length;
  return equal === 1
    ? `The largest of ${window.length} numbers. The other ${window.length - 1} leave no trace.`
    : `The largest of ${window.length} numbers, found ${equal} times: the first of them counts as the winner.`;
}

/** How many inputs have a gradient, of those under the windows that were given one. */
export function backValue(pool: Pool, dropped: State["dropped"], gradient: Float32Array): string {
  const under = new Set(droppedOn(pool, dropped).flatMap(({ y, x }) => windowOf(pool, y, x)));
  if (under.size === 0) return "none";
  return `${gradient.filter((value) => value !== 0).length} of ${under.size}`;
}

/** Who got the gradients, and why. */
export function backNote(pool: Pool, map: Float32Array, dropped: State["dropped"], gradient: Float32Array): string {
  const outputs = droppedOn(pool, dropped);
  if (outputs.length === 0) return `Press an output to put a gradient of ${GRADIENT} on it.`;
  const total = short(gradient.reduce((sum, value) => sum + value, 0));
  const kept = `Arrived: ${outputs.length * GRADIENT}, passed on: ${total}.`;
  const count = pool.size * pool.size;
  const ways = outputs.flatMap(({ y, x }) => routesOf(pool, map, y, x));
  const overlap = new Set(ways.map(({ place }) => place)).size < ways.length;
  if (pool.kind === "mean")
    return `Each input of a window gets ${GRADIENT} ÷ ${count}.${overlap ? " Where windows overlap, shares add up." : ""} ${kept}`;
  const ties = outputs.some(({ y, x }) => largestOf(windowOf(pool, y, x), map).length > 1);
  return [
    outputs.length === 1
      ? "The winner gets all of it: nudging another input would not change the output."
      : "Each window’s whole gradient goes to its winner.",
    ...(overlap ? ["An input that wins several windows gets the sum."] : []),
    ...(ties ? ["Among equal numbers, the first gets it."] : []),
    kept,
  ].join(" ");
}
