import { amount } from "#nn/format.ts";
import type { MathTree, Tex } from "#nn/tex.ts";
import type { RichText } from "./question.ts";

function ofTree(tree: MathTree, values: Tex["values"]): string {
  if (typeof tree === "string") return tree;
  if (typeof tree !== "number") return tree[2].map((each) => ofTree(each, values)).join("");
  const value = values[tree];
  if (value === undefined) return "";
  return typeof value === "number" ? amount(value) : ofTree(value.tree, value.values);
}

/** The letters, numbers and signs of a text with formulas, for comparing, sorting and reading aloud. */
export function plain(text: RichText): string {
  return text.map((part) => (typeof part === "string" ? part : ofTree(part.tree, part.values))).join("");
}
