/**
 * Formulas as data. They are written in TeX, as tagged templates, and set when the app is built
 * (`scripts/vite/set-formulas.ts`): what the app holds, and `<Formula>` shows, is MathML.
 */

/** MathML as data: an element with its attributes and what is in it, text, or the place of a value by its number. */
export type MathTree =
  | string
  | number
  | readonly [element: string, attributes: Readonly<Record<string, unknown>>, content: readonly MathTree[]];

/** A formula; whatever is put into its places can change from one question to the next. */
export interface Tex {
  readonly tree: MathTree;
  readonly values: readonly (number | Tex)[];
  /** Set on a line of its own, at full size. */
  readonly isBlock: boolean;
}

interface Tag {
  /** The formula of a template. Only where nothing sets formulas, as in Node, this runs: it shows the TeX as it is written. */
  (strings: TemplateStringsArray, ...values: Tex["values"]): Tex;
  /** What a template becomes when it is set. */
  readonly set: (tree: MathTree, ...values: Tex["values"]) => Tex;
}

function tag(isBlock: boolean): Tag {
  const unset = ({ raw }: TemplateStringsArray, ...values: Tex["values"]): Tex => {
    const written = raw.flatMap((text, i): readonly MathTree[] => [
      ["mtext", {}, [text]],
      ...(i < values.length ? [i] : []),
    ]);
    return { tree: ["mrow", {}, written], values, isBlock };
  };
  return Object.assign(unset, { set: (tree: MathTree, ...values: Tex["values"]): Tex => ({ tree, values, isBlock }) });
}

/** A formula in running text: tex`r_l = ${size}`. Numbers and other formulas can be put in. */
export const tex = tag(false);

/** A formula on a line of its own. */
export const texBlock = tag(true);
