import type { RichText } from "#quiz/question.ts";
import { Formula } from "#ui/formula/formula.tsx";

/** Text and formulas of a question. */
export function Rich({ text }: { readonly text: RichText }) {
  return (
    <>
      {text.map((part, i) => {
        const key = `part ${i + 1}`;
        return typeof part === "string" ? <span key={key}>{part}</span> : <Formula key={key} tex={part} />;
      })}
    </>
  );
}
