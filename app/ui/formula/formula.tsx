import { createElement, type ReactNode } from "react";
import { amount } from "#nn/format.ts";
import type { MathTree, Tex } from "#nn/tex.ts";
import { useScrolls } from "../use-scrolls.ts";
import "./formula.css";

interface FormulaProps {
  readonly tex: Tex;
  /** The formula in words, shown when the pointer is on it. */
  readonly label?: string;
}

/** A formula, set as MathML when the app was built, so that it can be read aloud and copied. */
export function Formula({ tex, label }: FormulaProps) {
  const { isBlock, tree, values } = tex;
  const [scrolling, scrolls] = useScrolls();
  return (
    <span
      ref={scrolling}
      className="ui-formula"
      data-block={isBlock || undefined}
      title={label}
      {...(scrolls ? { tabIndex: 0 } : {})}
    >
      {createElement("math", isBlock ? { display: "block" } : {}, content(tree, values))}
    </span>
  );
}

function content(tree: MathTree, values: Tex["values"]): ReactNode {
  if (typeof tree === "string") return tree;
  if (typeof tree === "number") return value(values[tree]);
  const [element, attributes, inside] = tree;
  return createElement(element, attributes, ...inside.map((each) => content(each, values)));
}

function value(given: number | Tex | undefined): ReactNode {
  if (typeof given === "number") return createElement("mn", {}, amount(given));
  return given ? content(given.tree, given.values) : null;
}
