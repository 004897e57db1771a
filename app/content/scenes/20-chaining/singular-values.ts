/** Singular values, by one-sided Jacobi rotations (Hestenes 1958). Pure. */

/** Off-diagonal share at which two columns count as orthogonal, and sweeps that are always enough for small matrices. */
const ORTHOGONAL = 1e-12;
const SWEEPS = 60;

/** Those of a matrix, row by row, largest first; as many as it has columns. */
export function singularValues(values: ArrayLike<number>, columns: number): readonly number[] {
  const rows = values.length / columns;
  const vectors = Array.from({ length: columns }, (_, x) =>
    Float64Array.from({ length: rows }, (__, y) => values[y * columns + x] ?? 0),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let isDone = true;
    vectors.forEach((a, i) => {
      for (const b of vectors.slice(i + 1)) if (rotate(a, b)) isDone = false;
    });
    if (isDone) break;
  }
  return vectors.map((vector) => Math.sqrt(dot(vector, vector))).toSorted((a, b) => b - a);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

/** Makes two columns orthogonal; false where they are. */
function rotate(a: Float64Array, b: Float64Array): boolean {
  const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
  if (Math.abs(ab) <= ORTHOGONAL * Math.sqrt(aa * bb)) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = cosine * tangent;
  a.forEach((value, i) => {
    const other = b[i] ?? 0;
    a[i] = cosine * value - sine * other;
    b[i] = sine * value + cosine * other;
  });
  return true;
}

/** Below this share of the largest, a singular value counts as rounding, of 16-bit floats too. */
const ROUNDING = 5e-3;

/** How many are more than rounding. */
export function rankOf(singular: readonly number[]): number {
  const [largest = 0] = singular;
  return singular.filter((value) => value > ROUNDING * largest).length;
}

/** What is left at least of a matrix once it is approximated with this rank, as a share of it (Eckart and Young 1936). */
export function leftOver(singular: readonly number[], rank: number): number {
  const squares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);
  const all = squares(singular);
  return all > 0 ? Math.sqrt(squares(singular.slice(rank)) / all) : 0;
}
