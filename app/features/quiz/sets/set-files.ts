/** A set as files for other systems; the code that writes them is loaded on demand. */
import type { QuestionSet, SetQuestion } from "#quiz/set.ts";

/** Formats in which a set can be saved. */
export const FORMATS = [
  { id: "moodle", name: "Moodle XML", end: "xml", type: "application/xml" },
  { id: "gift", name: "GIFT", end: "gift.txt", type: "text/plain;charset=utf-8" },
  { id: "qti", name: "QTI 2.1", end: "qti.zip", type: "application/zip" },
] as const;
export type Format = (typeof FORMATS)[number];

async function contentOf(format: Format["id"], set: QuestionSet, questions: readonly SetQuestion[]): Promise<BlobPart> {
  const exported = { title: set.title, questions };
  switch (format) {
    case "moodle":
      return (await import("#formats/moodle-xml.ts")).moodleXml(exported);
    case "gift":
      return (await import("#formats/gift.ts")).gift(exported);
    case "qti":
      return (await import("#formats/qti-package.ts")).qtiPackage(exported, set, new Date());
  }
}

/** Writes a set to a file. Rejects if the code for that could not be loaded. */
export async function setFile(
  { id, end, type }: Format,
  set: QuestionSet,
  questions: readonly SetQuestion[],
): Promise<{ readonly file: Blob; readonly name: string }> {
  const words = set.title
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .toLowerCase();
  const file = new Blob([await contentOf(id, set, questions)], { type });
  return { file, name: `${words === "" ? "questions" : words}.${end}` };
}
