/**
 * Results of quizzes as a file: JSON, or a table for spreadsheets. Both are read again; a file is taken as a whole or
 * refused with a message that says what is wrong and where.
 */
import * as v from "valibot";
import { readCsv, writeCsv } from "./csv.ts";

/** Version of both forms written now. Newer ones are refused; older ones will be migrated here. */
const RESULTS_VERSION = 1;
const MARK = "receptive-results";
/** Largest seed of a question. */
const MAX_SEED = 2 ** 28;
/** What separates answers in a cell of the table. */
const BETWEEN = "; ";

const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED));

const rowSchema = v.object({
  quiz: v.pipe(v.string(), v.maxLength(60), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/)),
  level: v.picklist([1, 2, 3]),
  seed: seedSchema,
  /** When it was answered, in ms since 1970; null if that was not kept. */
  at: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))),
  end: v.picklist(["open", "first-try", "solved", "given-up", "unknown"]),
  /** Letters or numbers. */
  tries: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w.,+-]{1,40}$/))), v.maxLength(100)),
  hints: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99)),
});

/** The result of one question. */
export type ResultRow = Readonly<Omit<v.InferOutput<typeof rowSchema>, "tries">> & {
  readonly tries: readonly string[];
};

/** The form of a time in files. */
const timeText = (at: number | null): string => (at === null ? "" : new Date(at).toISOString());

/** Writes results as JSON, saved at a time in ms since 1970. */
export function writeResultsJson(rows: readonly ResultRow[], saved: number): string {
  const results = rows.map(({ at, ...row }) => ({ ...row, at: at === null ? null : timeText(at) }));
  return `${JSON.stringify({ format: MARK, version: RESULTS_VERSION, saved: timeText(saved), results }, null, 1)}\n`;
}

const COLUMNS = ["version", "quiz", "title", "level", "seed", "answered", "outcome", "answers", "hints"] as const;
type Column = (typeof COLUMNS)[number];
const READ = COLUMNS.filter((column) => column !== "title");

/** Writes results as a table; `titleOf` names a quiz for people who read it. */
export function writeResultsCsv(rows: readonly ResultRow[], titleOf: (quiz: string) => string): string {
  const cells = rows.map(({ quiz, level, seed, at, end, tries, hints }) =>
    [RESULTS_VERSION, quiz, titleOf(quiz), level, seed, timeText(at), end, tries.join(BETWEEN), hints].map(String),
  );
  return writeCsv([COLUMNS, ...cells]);
}

export type ResultsRead =
  | { readonly ok: true; readonly rows: readonly ResultRow[] }
  | { readonly ok: false; readonly message: string };

const refuse = (message: string): ResultsRead => ({ ok: false, message });
const FOREIGN = refuse(
  "This file contains no results from Receptive. Choose a .json or .csv file that was saved under “Results”.",
);
const NEWER = refuse(
  "The file was saved by a newer version of this app. Reload the page to get that version, then choose the file again.",
);
const TORN = "The file is damaged: it was changed or cut off. Save it again, or choose another one.";

const WANTED: Readonly<Record<keyof ResultRow, string>> = {
  quiz: "the quiz must be a name such as “output-size”",
  level: "the level must be 1, 2 or 3",
  seed: "the seed must be a whole number, at least 1",
  at: "the time must look like “2026-11-27T09:30:00.000Z”",
  end: "the outcome must be “first-try”, “solved”, “given-up”, “open” or “unknown”",
  tries: "the answers must be letters or numbers",
  hints: "the number of hints must be a whole number",
};

/** One row of a file with its values parsed, and the original text of each field, for quoting in messages. */
interface RawRow {
  readonly where: string;
  readonly row: Readonly<Record<keyof ResultRow, unknown>>;
  readonly said: Readonly<Record<keyof ResultRow, unknown>>;
}

function quoted(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  if (text === "") return "it is empty";
  return `it says “${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

/** Checks rows; the first that is not valid refuses the file. */
function checked(raw: readonly RawRow[]): ResultsRead {
  const rows: ResultRow[] = [];
  for (const { where, row, said } of raw) {
    const parsed = v.safeParse(rowSchema, row, { abortEarly: true });
    if (parsed.success) rows.push(parsed.output);
    else {
      const key = parsed.issues[0].path?.[0]?.key;
      const field = Object.keys(rowSchema.entries).find((each): each is keyof ResultRow => each === key);
      return refuse(field ? `${where}: ${WANTED[field]}; ${quoted(said[field])}.` : TORN);
    }
  }
  return { ok: true, rows };
}

/** A time in ms; NaN, which is refused, for anything that is not a time. */
function timeOf(value: unknown): number | null {
  if (value === null || value === "") return null;
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? Date.parse(value) : Number.NaN;
}

const fileSchema = v.object({
  results: v.array(
    v.object({ ...v.entriesFromList(["quiz", "level", "seed", "at", "end", "tries", "hints"], v.unknown()) }),
  ),
});

function readJson(text: string): ResultsRead {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse(TORN);
  }
  const head = v.safeParse(v.object({ format: v.literal(MARK), version: v.number() }), file);
  if (!head.success) return FOREIGN;
  if (head.output.version > RESULTS_VERSION) return NEWER;
  const body = v.safeParse(fileSchema, file);
  if (!body.success || head.output.version !== RESULTS_VERSION) return refuse(TORN);
  return checked(
    body.output.results.map((said, i) => ({ where: `Result ${i + 1}`, row: { ...said, at: timeOf(said.at) }, said })),
  );
}

const numberOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

function readTable(text: string): ResultsRead {
  const table = readCsv(text);
  if (!table) return refuse(TORN);
  const [head, ...lines] = table;
  const columns = head?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  if (!columns.includes("quiz") || !columns.includes("version")) return FOREIGN;
  const missing = READ.find((column) => !columns.includes(column));
  if (missing !== undefined) return refuse(`The table has no column called “${missing}”. ${TORN}`);
  const raw = lines.map(({ line, cells }) => {
    const at = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? "";
    const answers = at("answers");
    const texts = { quiz: at("quiz"), level: at("level"), seed: at("seed"), hints: at("hints"), end: at("outcome") };
    const numbers = { level: numberOf(texts.level), seed: numberOf(texts.seed), hints: numberOf(texts.hints) };
    const tries = answers === "" ? [] : answers.split(BETWEEN.trim()).map((each) => each.trim());
    return {
      version: at("version"),
      where: `Line ${line}`,
      row: { ...texts, ...numbers, at: timeOf(at("answered")), tries },
      said: { ...texts, at: at("answered"), tries: answers },
    };
  });
  if (raw.some(({ version }) => numberOf(version) > RESULTS_VERSION)) return NEWER;
  const odd = raw.find(({ version }) => numberOf(version) !== RESULTS_VERSION);
  if (odd) return refuse(`${odd.where}: the version must be ${RESULTS_VERSION}; ${quoted(odd.version)}.`);
  return checked(raw);
}

/** Reads either form, whatever the file is called. */
export function readResults(text: string): ResultsRead {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") return refuse("The file is empty. Choose another one.");
  return /^[{[]/.test(start) ? readJson(start) : readTable(start);
}
