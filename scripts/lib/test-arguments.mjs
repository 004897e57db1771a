/**
 * Reads the arguments of `npm test`: `--only a,b` (or several `--only`), then parts of spec paths.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, { readonly needs: readonly string[] }>>} stages in the order to run
 * @returns {{ stages: string[], specs: string[] }} the stages asked for and those they need, in order
 * @throws {Error} on unknown stages and options
 */
export function parseArguments(args, stages) {
  const names = Object.keys(stages);
  const asked = new Set();
  const specs = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (argument === "--only") {
      i += 1;
      if (args[i] === undefined) throw new Error("--only needs the name of a stage.");
      for (const name of args[i].split(",")) asked.add(name);
    } else if (argument.startsWith("--only=")) {
      for (const name of argument.slice("--only=".length).split(",")) asked.add(name);
    } else if (argument.startsWith("-")) {
      throw new Error(`Unknown option ${argument}. There is --only ${names.join(",")}.`);
    } else specs.push(argument);
  }
  for (const name of asked) {
    if (!names.includes(name)) throw new Error(`There is no stage "${name}". There are ${names.join(", ")}.`);
  }
  if (asked.size === 0) return { stages: names, specs };
  const wanted = new Set([...asked].flatMap((name) => [...stages[name].needs, name]));
  return { stages: names.filter((name) => wanted.has(name)), specs };
}
