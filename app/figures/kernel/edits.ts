/** A kernel that a student edits: its changes as a short list for the address. Pure. */

/** The changed weights: index, weight, index, weight ... */
export type Edits = readonly number[];

function* pairsOf(edits: Edits): Generator<readonly [place: number, weight: number]> {
  for (let i = 0; i + 1 < edits.length; i += 2) yield [edits[i] ?? -1, edits[i + 1] ?? 0];
}

/** The weights with the changes, each within ±`most`; indices that the kernel does not have are ignored. */
export function withEdits(weights: readonly number[], edits: Edits, most: number): Float32Array {
  const changed = Float32Array.from(weights);
  for (const [place, weight] of pairsOf(edits)) {
    if (place in changed) changed[place] = Math.max(-most, Math.min(most, weight));
  }
  return changed;
}

/** The changes with one more. */
export function edited(edits: Edits, place: number, weight: number): number[] {
  const others = [...pairsOf(edits)].filter(([at]) => at !== place);
  return [...others.flat(), place, weight];
}
