/** A kernel that a student changes: what it was, and the changes as a short list for the address. Pure. */

/** Weights that were changed: place, weight, place, weight ... */
export type Edits = readonly number[];

function* pairsOf(edits: Edits): Generator<readonly [place: number, weight: number]> {
  for (let i = 0; i + 1 < edits.length; i += 2) yield [edits[i] ?? -1, edits[i + 1] ?? 0];
}

/** The weights with the changes, each within ±`most`; places that the kernel does not have are left out. */
export function withEdits(weights: readonly number[], edits: Edits, most: number): Float32Array {
  const changed = Float32Array.from(weights);
  for (const [place, weight] of pairsOf(edits)) {
    if (place in changed) changed[place] = Math.max(-most, Math.min(most, weight));
  }
  return changed;
}

/** The changes, and one more. */
export function edited(edits: Edits, place: number, weight: number): number[] {
  const others = [...pairsOf(edits)].filter(([at]) => at !== place);
  return [...others.flat(), place, weight];
}
