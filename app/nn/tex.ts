/**
 * Formulas as data. They are written in TeX, as tagged templates, and set as MathML when the app is built
 * (`scripts/vite/set-formulas.mjs`); `<Formula>` shows them.
 */

/** MathML as data: an element with its attributes and its contents; text; or the index of the value that goes there. */
export type MathTree =
  | string
  | number
  | readonly [element: string, attributes: Readonly<Record<string, unknown>>, content: readonly MathTree[]];

/** A formula; the values put into it can change from one question to the next. */
export interface Tex {
  readonly tree: MathTree;
  readonly values: readonly (number | Tex)[];
  /** Set on a line of its own, at full size. */
  readonly isBlock: boolean;
}

interface Tag {
  /** The formula of a template. Runs only where the build has not set formulas, as in Node, and then shows the TeX source. */
  (strings: TemplateStringsArray, ...values: Tex["values"]): Tex;
  /** The build replaces each template by a call of this. */
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
