/** What the stage says of its numbers. Pure. */
import { formatFixed } from "#ui/number-text.ts";
import type { Guess } from "./axes.ts";
import { account, type Entry, entryOf, type Kind, publishedOf } from "./entries.ts";

/** `138.4 million`, `15.47 billion` */
export function large(value: number): string {
  return value >= 1e9 ? `${(value / 1e9).toPrecision(4)} billion` : `${(value / 1e6).toPrecision(4)} million`;
}

/** Depth, work and error of a network, with what the error is of and who says so. */
export function networkNote(entry: Entry, kind: Kind): string {
  const { depth, macs } = account(entry);
  const published = publishedOf(entry, kind);
  const error = published
    ? `Top-5 error ${published.error} %: ${published.of} (${entry.source}).`
    : "It has no error of its own among those printed on the slides.";
  return `${depth} layers with weights, ${large(macs)} MACs per image. ${error}`;
}

/** How far a guess was from the winner of 2015; without one, the numbers alone. */
export function guessText(guess: Guess | null): string {
  const winner = entryOf("resnet152");
  const error = winner.contest?.error ?? 0;
  const { depth } = account(winner);
  const is = `${error} % as published, and ${depth} layers by our count`;
  if (!guess) return `Measured: the winner had ${is}.`;
  const off = formatFixed(Math.abs(guess.error - error), 1);
  return `You said ${guess.error} % with ${guess.depth} layers. It was ${is}: ${off} percentage points away, and ${factorText(depth / guess.depth)}.`;
}

function factorText(factor: number): string {
  if (factor > 0.85 && factor < 1.15) return "about as deep as you said";
  return factor > 1
    ? `${formatFixed(factor, 1)} times as deep as you said`
    : `you said ${formatFixed(1 / factor, 1)} times as many layers`;
}

/** Share of the digits whose class is not among so many guesses, in words. `ranks`: the place of each right class, from 1. */
export function topText(ranks: readonly number[], guesses: number): string {
  const wrong = errorsOf(ranks, guesses);
  const share = formatFixed((100 * wrong) / ranks.length, 2);
  const named = guesses === 1 ? "its first guess" : `its first ${guesses} guesses`;
  return `Top-${guesses} error: ${share} %. For ${wrong} of ${ranks.length} test digits the right class is not among ${named}.`;
}

export function errorsOf(ranks: readonly number[], guesses: number): number {
  return ranks.filter((rank) => rank > guesses).length;
}

const ORDINALS = ["", "1st", "2nd", "3rd"];

/** `a 7, 3rd guess` */
export function digitText(label: number, rank: number): string {
  return `a ${label}: ${ORDINALS[rank] ?? `${rank}th`} guess`;
}
