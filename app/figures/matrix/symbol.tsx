/** A letter with its number below: w₃. */
export function Symbol({ letter, index }: { readonly letter: string; readonly index: string | number }) {
  return (
    <span className="matrix-symbol" translate="no">
      <span>{letter}</span>
      <sub>{index}</sub>
    </span>
  );
}
