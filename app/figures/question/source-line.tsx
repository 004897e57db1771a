import { type Source, sourceText } from "#quiz/question.ts";

/** Where a question quotes from. */
export function SourceLine({ source }: { readonly source: Source }) {
  return <p className="quiz-source">{`Source: ${sourceText(source)}.`}</p>;
}
