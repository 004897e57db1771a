/** Columns of a table of so many cells, in rows that are full where that can be: nearly square. */
export function columnsFor(count: number): number {
  const middle = Math.max(1, Math.round(Math.sqrt(count)));
  const fits = Array.from({ length: middle }, (_, i) => middle + i).find((columns) => count % columns === 0);
  return fits ?? middle;
}
