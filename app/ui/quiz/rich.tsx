import type { RichText } from "#quiz/question.ts";
import { Formula } from "../formula.tsx";

/** Text and formulas of a question. */
export function Rich({ text }: { readonly text: RichText }) {
  return (
    <>
      {text.map((part) =>
        typeof part === "string" ? (
          <span key={part}>{part}</span>
        ) : (
          <Formula key={part.tex} tex={part.tex} block={part.block ?? false} />
        ),
      )}
    </>
  );
}
