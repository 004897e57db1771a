/** A set as a QTI 2.1 package: a zip of a manifest, a test and an item for each question. */
import { strToU8, zipSync } from "fflate";
import type { QuestionSet } from "#quiz/set.ts";
import { type ExportedSet, questionId, questionName, titleOf } from "./exported.ts";
import { QTI_ROOT, qtiItem } from "./qti-item.ts";
import { XML_START, xml } from "./xml.ts";

/** Further rules of a test: total time, attempts per question, whether the order is random. */
export type TestRules = Pick<QuestionSet, "seconds" | "attempts" | "shuffled">;

interface Item {
  readonly id: string;
  readonly path: string;
  readonly text: string;
}

const TEST = "test.xml";
const CP = "http://www.imsglobal.org/xsd/imscp_v1p1";
const MANIFEST_ROOT = {
  xmlns: CP,
  "xmlns:xsi": QTI_ROOT["xmlns:xsi"],
  "xsi:schemaLocation": `${CP} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd`,
} as const;

function itemsOf({ questions }: ExportedSet): readonly Item[] {
  return questions.map((asked, i) => {
    const id = questionId(asked);
    return { id, path: `items/${id}.xml`, text: qtiItem(asked.question, id, questionName(asked, i, questions.length)) };
  });
}

function testXml(set: ExportedSet, items: readonly Item[], { seconds, attempts, shuffled }: TestRules): string {
  // No limit: 0 attempts; no time limit: no element.
  const control = xml("itemSessionControl", { maxAttempts: attempts ?? 0, showFeedback: true });
  const limit = seconds === null ? [] : [xml("timeLimits", { maxTime: seconds })];
  return `${XML_START}${xml(
    "assessmentTest",
    { ...QTI_ROOT, identifier: "test", title: titleOf(set) },
    ...limit,
    xml(
      "testPart",
      { identifier: "part", navigationMode: "nonlinear", submissionMode: "individual" },
      control,
      xml(
        "assessmentSection",
        { identifier: "section", title: titleOf(set), visible: true },
        ...(shuffled ? [xml("ordering", { shuffle: true })] : []),
        ...items.map(({ id, path }) => xml("assessmentItemRef", { identifier: id, href: path })),
      ),
    ),
  )}\n`;
}

function manifestXml(items: readonly Item[]): string {
  const resource = (identifier: string, type: string, href: string, ...needs: readonly string[]): string =>
    xml("resource", { identifier, type, href }, xml("file", { href }), ...needs);
  const needed = items.map(({ id }) => xml("dependency", { identifierref: id }));
  return `${XML_START}${xml(
    "manifest",
    { ...MANIFEST_ROOT, identifier: "manifest" },
    xml("metadata", {}, xml("schema", {}, "QTIv2.1 Package"), xml("schemaversion", {}, "1.0.0")),
    xml("organizations"),
    xml(
      "resources",
      {},
      resource("test", "imsqti_test_xmlv2p1", TEST, ...needed),
      ...items.map(({ id, path }) => resource(id, "imsqti_item_xmlv2p1", path)),
    ),
  )}\n`;
}

/** A set as the bytes of a zip file. `saved`: the time stamp of the files in it. */
export function qtiPackage(set: ExportedSet, rules: TestRules, saved: Date): Uint8Array<ArrayBuffer> {
  const items = itemsOf(set);
  const files = {
    "imsmanifest.xml": manifestXml(items),
    [TEST]: testXml(set, items, rules),
    ...Object.fromEntries(items.map(({ path, text }) => [path, text])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
    mtime: saved,
  });
}
