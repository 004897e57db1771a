/** What is said of the four predicted gradients. Pure. */
import { scoreText } from "#figures/predict/words.ts";
import { short } from "./short.ts";

/** Gradients that a known slip leads to, in the case that is asked about; and what to think of next. */
const SLIPS: readonly { readonly at: readonly number[]; readonly says: string }[] = [
  { at: [1, 2, 1, 2], says: "Shares like these are what a mean passes back." },
  { at: [4, 8, 4, 8], says: "Copies like these would add up to more gradient than arrived." },
  { at: [4, 4, 4, 4], says: "Copies like these would add up to more gradient than arrived." },
  { at: [0, 0, 0, 4], says: "The 9 wins both windows, and the gradients from both are added." },
  { at: [0, 0, 0, 72], says: "The value of the winner does not matter: a maximum is a copy, not a product." },
];

/** How the prediction compares; without one, the measurement alone. */
export function guessText(guess: readonly number[] | null, measured: readonly number[]): string {
  const is = `Measured: ${measured.map((each) => short(each)).join(", ")}.`;
  if (!guess) return is;
  const right = measured.filter((each, i) => each === guess[i]).length;
  const slip = SLIPS.find(({ at }) => at.every((each, i) => each === guess[i]));
  return [scoreText(right, measured.length), is, ...(slip ? [slip.says] : [])].join(" ");
}
