/** Wrong answers and the misconceptions behind them: how they are joined, and when a draw can tell them apart. */
import type { Inline, Misconception, RichText } from "./question.ts";

/** A wrong answer known to come from a misconception: a number, or a text such as a shape. */
export interface Slip<V> {
  readonly value: V;
  readonly misconception: Misconception;
}

/** A misconception in one piece: `id` in kebab case, a short name, and what to think about next. */
export function misconception(id: string, name: string, ...feedback: readonly Inline[]): Misconception {
  return { id, name, feedback };
}

/** A wrong number or text with its misconception; feedback of several parts is one paragraph. */
export function slip<V>(value: V, id: string, name: string, ...feedback: readonly Inline[]): Slip<V> {
  return { value, misconception: misconception(id, name, ...feedback) };
}

/** A name inside a sentence: `one bias for the layer`, but `MACs counted twice`. */
function inSentence(name: string): string {
  return /^[A-Z][a-z ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

const COUNTS = ["no", "one", "two", "three", "four", "five", "six"] as const;

/** Misconceptions that lead to the same wrong answer: one, with feedback that fits whichever it was. */
export function either(all: readonly [Misconception, ...Misconception[]]): Misconception {
  const [first, ...others] = all;
  if (others.length === 0) return first;
  const feedback = all.flatMap((one, i): RichText => [i === 0 ? "Either: " : " Or: ", ...one.feedback]);
  return {
    id: all.map(({ id }) => id).join("+"),
    name: [first.name, ...others.map(({ name }) => inSentence(name))].join(", or "),
    feedback: [`There are ${COUNTS[all.length] ?? "several"} ways to get this answer. `, ...feedback],
  };
}

/** Two misconceptions at once, as often happens: channels and biases forgotten together. */
export function together(first: Misconception, second: Misconception): Misconception {
  return {
    id: `${first.id}-and-${second.id}`,
    name: `${first.name}, and ${inSentence(second.name)}`,
    feedback: ["Two things at once. First: ", ...first.feedback, " Second: ", ...second.feedback],
  };
}

/** The slips with those of the same value made one, commonest first as they were. */
export function merged<V>(slips: readonly Slip<V>[], key: (value: V) => string | number): readonly Slip<V>[] {
  const groups = new Map<string | number, [Slip<V>, ...Slip<V>[]]>();
  for (const each of slips) {
    const group = groups.get(key(each.value));
    if (group === undefined) groups.set(key(each.value), [each]);
    else if (!group.some((one) => one.misconception.id === each.misconception.id)) group.push(each);
  }
  return Array.from(groups.values(), ([first, ...others]) => ({
    value: first.value,
    misconception: either([first.misconception, ...others.map((one) => one.misconception)]),
  }));
}

/** More misconceptions than this behind one number are no help to anybody. */
const MOST_WAYS = 3;

/**
 * Merged slips, if a question can tell them from the right answers and from one another; null asks for another draw. The
 * commonest one, which stands first, always counts among the `least` different ones that are needed.
 */
export function tellApart<V>(
  right: readonly V[],
  slips: readonly Slip<V>[],
  least: number,
  key: (value: V) => string | number,
): readonly Slip<V>[] | null {
  const rights = new Set(right.map(key));
  if (slips.some(({ value }) => rights.has(key(value)))) return null;
  const all = merged(slips, key);
  const isClear = all.every(({ misconception: { id } }) => id.split("+").length <= MOST_WAYS);
  return all.length < least || !isClear ? null : all;
}
