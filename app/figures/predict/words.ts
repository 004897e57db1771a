/** Sentences about a prediction and its measurement. Pure. */
const LIST = new Intl.ListFormat("en-GB");

/** `2, 4 and 6` */
export function listOf(parts: readonly string[]): string {
  return LIST.format(parts);
}

/** How many of several predictions were right, as a sentence. */
export function scoreText(right: number, all: number): string {
  if (right === all) return `All ${all} predicted correctly.`;
  return `${right} of ${all} predicted correctly.`;
}

/** How far a predicted number is from the measured one, as a sentence; null while nothing was predicted. */
export function distanceText(guess: number | null, measured: number, unit: string): string {
  if (guess === null) return `Measured: ${measured} ${unit}.`;
  if (guess === measured) return `You predicted ${guess}, and ${measured} it is.`;
  const off = Math.abs(guess - measured);
  return `You predicted ${guess}; measured: ${measured} ${unit}, ${off} ${guess < measured ? "more" : "fewer"}.`;
}
