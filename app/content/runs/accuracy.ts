/** Share of the samples whose largest output is that of their class. Pure. */
export function accuracyOf(outputs: Float32Array, labels: Uint8Array): number {
  const classes = outputs.length / labels.length;
  const right = labels.reduce((count, label, i) => {
    const scores = outputs.subarray(i * classes, (i + 1) * classes);
    return count + (scores.every((score, c) => c === label || score < (scores[label] ?? 0)) ? 1 : 0);
  }, 0);
  return right / labels.length;
}
