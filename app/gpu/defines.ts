/** Value of a define: integers and lists also drive the loops that are unrolled (see `shader-source.ts`). */
export type DefineValue = number | string | readonly number[];
export type Defines = Readonly<Record<string, DefineValue>>;

/** Defines for a kernel whose output `name` is not wanted, so that none of its draw buffers are declared. */
export function withoutOutput(name: string): Defines {
  return { [`${name}_M`]: 0, [`${name}_P`]: 0, [`${name}_AT`]: 0 };
}

/** Cache key of a program: kernel plus sorted defines. */
export function programKey(path: string, defines: Defines): string {
  const parts = Object.keys(defines)
    .sort()
    .map((name) => `${name}=${String(defines[name])}`);
  return `${path}|${parts.join(";")}`;
}
