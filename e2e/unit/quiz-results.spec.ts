/** Results of the quizzes as files: what is written is read again as it was; anything else is refused in words. */
import { expect, test } from "@playwright/test";
import { readCsv, writeCsv } from "#formats/csv.ts";
import { readResults, type ResultRow, writeResultsCsv, writeResultsJson } from "#formats/results-file.ts";
import { NO_RECORD, openQuestion, type QuizRecord, recordAttempt } from "#quiz/mastery.ts";
import type { Level } from "#quiz/family.ts";
import type { KeyValueStore } from "#state/persist/local.ts";
import { createQuizProgress } from "#state/stores/quiz-progress.ts";
import { bringResults, rowsOf } from "#state/work/quiz-results.ts";

const NOW = Date.UTC(2026, 10, 27, 9, 30);
const ROWS: readonly ResultRow[] = [
  { quiz: "output-size", level: 1, seed: 1, at: null, end: "unknown", tries: ["a", "b"], hints: 1 },
  { quiz: "output-size", level: 2, seed: 268_435_456, at: NOW, end: "solved", tries: ["-12.25", "1e+21"], hints: 0 },
  { quiz: "macs", level: 3, seed: 7, at: NOW + 1, end: "first-try", tries: ["a,c"], hints: 2 },
  { quiz: "macs", level: 1, seed: 8, at: NOW + 2, end: "given-up", tries: [], hints: 0 },
  { quiz: "macs", level: 1, seed: 9, at: NOW + 3, end: "open", tries: ["d"], hints: 0 },
];
const title = (quiz: string): string => `The "${quiz}", in numbers; or words`;
const csv = writeResultsCsv(ROWS, title);
const json = writeResultsJson(ROWS, NOW);

test("results come back from JSON and from a table as they were", () => {
  expect(readResults(json)).toEqual({ ok: true, rows: ROWS });
  expect(readResults(csv)).toEqual({ ok: true, rows: ROWS });
  expect(readResults(writeResultsCsv([], title))).toEqual({ ok: true, rows: [] });
});

test("files of the first version, letter by letter, are read for as long as there are students who have one", () => {
  const row = { quiz: "macs", level: 1, seed: 8, at: NOW, end: "solved", tries: ["5", "7"], hints: 1 };
  const table =
    "version,quiz,title,level,seed,answered,outcome,answers,hints\r\n1,macs,MACs,1,8,2026-11-27T09:30:00.000Z,solved,5; 7,1\r\n";
  const text =
    '{"format":"receptive-results","version":1,"saved":"2026-11-27T09:30:00.000Z","results":[{"quiz":"macs","level":1,"seed":8,"end":"solved","tries":["5","7"],"hints":1,"at":"2026-11-27T09:30:00.000Z"}]}';
  expect(readResults(table)).toEqual({ ok: true, rows: [row] });
  expect(readResults(text)).toEqual({ ok: true, rows: [row] });
});

test("a table that a spreadsheet has saved again is read: other separators, columns moved, lines empty", () => {
  for (const mark of [";", "\t"]) {
    const saved = (readCsv(csv) ?? []).map(({ cells }) =>
      cells
        .toReversed()
        .map((text) => `"${text.replaceAll('"', '""')}"`)
        .join(mark),
    );
    expect(readResults(`${saved.join("\n")}\n\n`)).toEqual({ ok: true, rows: ROWS });
  }
});

test("cells may hold quotes, separators and line breaks; lines are counted with them", () => {
  const rows = [
    ["a", 'b "c", d'],
    ["x\ny", ""],
    ["1", "2"],
  ];
  expect(readCsv(writeCsv(rows))).toEqual([
    { line: 1, cells: rows[0] },
    { line: 2, cells: rows[1] },
    { line: 4, cells: rows[2] },
  ]);
  expect(readCsv("a,b")).toEqual([{ line: 1, cells: ["a", "b"] }]);
  expect(readCsv('a,"b\n1,2')).toBeNull();
  expect(readCsv('a,b"c')).toBeNull();
});

const messageOf = (text: string): string => {
  const read = readResults(text);
  return read.ok ? "read" : read.message;
};

for (const [what, text, message] of [
  ["an empty file", " \n", /is empty/],
  ["a file of something else", "name,mark\nAda,1\n", /no results from Receptive/],
  ["other JSON", '{"format":"other","version":1}', /no results from Receptive/],
  ["JSON cut off", json.slice(0, -20), /damaged/],
  ["JSON without results", '{"format":"receptive-results","version":1}', /damaged/],
  ["JSON of a newer version", '{"format":"receptive-results","version":2,"all":"else"}', /newer version/],
  ["a table of a newer version", csv.replaceAll("\r\n1,", "\r\n2,"), /newer version/],
  ["a table without seeds", csv.replace(",seed,", ",sead,"), /no column called “seed”/],
  ["a quote not closed", `${csv}"`, /damaged/],
  ["a level that is none", csv.replace(",3,7,", ",9,7,"), /^Line 4: the level must be 1, 2 or 3; it says “9”/],
  ["a seed that is none", csv.replace(",3,7,", ",3,x,"), /^Line 4: the seed .* it says “x”/],
  ["a seed too large", json.replace("268435456", "268435457"), /^Result 2: the seed/],
  ["a time as spreadsheets like them", csv.replace("2026-11-27T09:30:00.001Z", "27.11.26 09:30"), /^Line 4: the time/],
  ["an outcome that is none", csv.replace("given-up", "won"), /^Line 5: the outcome .* it says “won”/],
  ["a line cut off", csv.slice(0, csv.indexOf(",open")), /^Line 6: the outcome .* it is empty/],
  ["a name that is none", json.replace('"output-size"', '"../x"'), /^Result 1: the quiz .* it says “\.\.\/x”/],
  ["an answer that is none", json.replace('"d"', '"=1+1"'), /^Result 5: the answers/],
  ["a name of every object", csv.replaceAll("macs", "__proto__"), /^Line 4: the quiz/],
] as const) {
  test(`${what} is refused in words`, () => {
    expect(messageOf(text)).toMatch(message);
  });
}

const TITLES = new Map([["output-size", "Output size"]]);

function storage(): KeyValueStore {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, text) => void items.set(key, text) };
}

const hit = (record: QuizRecord, seed: number, level: Level = 2): QuizRecord =>
  recordAttempt(
    openQuestion(record, seed, level),
    { tries: ["1"], hints: 0, gaveUp: false },
    { solved: true, firstTry: true },
    3,
    NOW + seed,
  );

test("results brought from a file count once, are told of, and can be taken back", () => {
  const there = { "output-size": hit(hit(NO_RECORD, 5), 6) };
  const text = writeResultsCsv(rowsOf(there), title);
  const { getState } = createQuizProgress(storage());
  getState().merge({ "output-size": hit(NO_RECORD, 5) });
  const brought = bringResults(text, TITLES, getState().merge);
  expect(brought).toMatchObject({ ok: true, text: expect.stringContaining("Added results in 1 quiz.") });
  expect(getState().records["output-size"]).toMatchObject({ answers: 2, solved: 2, firstTry: 2, mastered: 2 });
  expect(bringResults(text, TITLES, getState().merge)).toMatchObject({ ok: true, undo: null });
  if (brought.ok) brought.undo?.();
  expect(getState().records["output-size"]).toMatchObject({ answers: 1, solved: 1, mastered: 0 });
  expect(bringResults("nonsense", TITLES, getState().merge)).toMatchObject({
    ok: false,
    message: expect.stringContaining("Nothing here was changed."),
  });
});

test("results of quizzes that are unknown here are left out, and counted", () => {
  const { getState } = createQuizProgress(storage());
  const brought = bringResults(json, TITLES, getState().merge);
  expect(brought).toMatchObject({
    text: expect.stringContaining("3 results are from quizzes that this app does not have, and were left out."),
  });
  expect(Object.keys(getState().records)).toEqual(["output-size"]);
});

test("a file of thousands of results is read at once", () => {
  const rows = Array.from({ length: 5000 }, (_, i): ResultRow => ({
    quiz: "macs",
    level: 1,
    seed: i + 1,
    at: NOW + i,
    end: "solved",
    tries: ["1", "2"],
    hints: 0,
  }));
  expect(readResults(writeResultsCsv(rows, title))).toEqual({ ok: true, rows });
  const record = bringResults(
    writeResultsJson(rows, NOW),
    new Map([["macs", ""]]),
    createQuizProgress(storage()).getState().merge,
  );
  expect(record.ok).toBe(true);
});
