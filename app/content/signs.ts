/** The scenes' signs, which only the contents show. */
const signsByFolder = import.meta.glob<string>("./scenes/*/sign.ts", { eager: true, import: "sign" });

const signs = new Map(
  Object.entries(signsByFolder).map(([path, sign]) => [path.replace(/^\.\/scenes\/\d+-|\/sign\.ts$/g, ""), sign]),
);

/** A scene's sign: lines in a square of 48 by 48, as an SVG path. Empty where there is no such scene. */
export function signOf(scene: string): string {
  return signs.get(scene) ?? "";
}
