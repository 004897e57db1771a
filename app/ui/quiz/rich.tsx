import type { RichText } from "#quiz/question.ts";
import { Formula } from "../formula/formula.tsx";

/** Text and formulas of a question. */
export function Rich({ text }: { readonly text: RichText }) {
  return (
    <>
      {text.map((part) =>
        typeof part === "string" ? <span key={part}>{part}</span> : <Formula key={JSON.stringify(part)} tex={part} />,
      )}
    </>
  );
}
