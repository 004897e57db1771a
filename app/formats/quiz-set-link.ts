/**
 * Sets of questions as text for addresses: base64url of four bytes of checksum and the JSON
 * `{ v: version, t: title, s: seed, q: [[family, level, count], ...], o, n, m, a }`. `o`: in random order; `n`: each student
 * gets different numbers; `m`: seconds; `a`: attempts. Options that are off are left out, and so is a count of one.
 */
import * as v from "valibot";
import { LEVELS, MAX_SEED, type QuizCard } from "#quiz/family.ts";
import { type QuestionSet, SET_LIMITS, type SetEntry, setProblem } from "#quiz/set.ts";
import { crc32 } from "./crc32.ts";

/** Version of the format. Newer versions are refused. */
export const SET_VERSION = 1;

export type ReadSet =
  | { readonly ok: true; readonly set: QuestionSet }
  | { readonly ok: false; readonly message: string };

const CHECKSUM = 4;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const { seconds, attempts } = SET_LIMITS;
const entrySchema = v.pipe(
  v.tuple([v.string(), v.picklist(LEVELS), v.optional(whole(1, SET_LIMITS.questions), 1)]),
  v.transform(([family, level, count]): SetEntry => ({ family, level, count })),
);
const schema = v.pipe(
  v.object({
    v: v.literal(SET_VERSION),
    t: v.pipe(v.string(), v.maxLength(SET_LIMITS.title)),
    s: whole(1, MAX_SEED),
    q: v.pipe(v.array(entrySchema), v.minLength(1), v.maxLength(SET_LIMITS.entries)),
    o: v.optional(v.literal(1)),
    n: v.optional(v.literal(1)),
    m: v.optional(whole(seconds.least, seconds.most)),
    a: v.optional(whole(attempts.least, attempts.most)),
  }),
  v.transform(({ t, s, q, o, n, m, a }): QuestionSet => ({
    title: t,
    entries: q,
    seed: s,
    shuffled: o === 1,
    ownNumbers: n === 1,
    seconds: m ?? null,
    attempts: a ?? null,
  })),
);

/** A set as text for an address. */
export function encodeSet({
  title,
  entries,
  seed,
  shuffled,
  ownNumbers,
  seconds: m,
  attempts: a,
}: QuestionSet): string {
  const compact = {
    v: SET_VERSION,
    t: title,
    s: seed,
    q: entries.map(({ family, level, count }) => (count === 1 ? [family, level] : [family, level, count])),
    ...(shuffled ? { o: 1 } : {}),
    ...(ownNumbers ? { n: 1 } : {}),
    ...(m === null ? {} : { m }),
    ...(a === null ? {} : { a }),
  };
  const body = new TextEncoder().encode(JSON.stringify(compact));
  const bytes = new Uint8Array(CHECKSUM + body.length);
  new DataView(bytes.buffer).setUint32(0, crc32(body));
  bytes.set(body, CHECKSUM);
  const binary = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const refuse = (message: string): ReadSet => ({ ok: false, message });

const AGAIN = "Ask for the link again, or copy all of it.";
const EMPTY = refuse(`The link contains no set of questions: it ends where the set should begin. ${AGAIN}`);
const FOREIGN = (character: string): ReadSet =>
  refuse(`The link’s set cannot be read: such a link cannot contain “${character}”. ${AGAIN}`);
const CHANGED = refuse(`The link’s set is damaged: part of it is missing or was changed. ${AGAIN}`);
const NEWER = refuse(
  "The link’s set was made with a newer version of this app. Reload the page to get that version, then open the link again.",
);

const NAMES: Readonly<Record<string, string>> = {
  t: "its title",
  s: "its seed",
  q: "its list of quizzes",
  o: "its order",
  n: "its setting for students’ own numbers",
  m: "its time limit",
  a: "its number of attempts",
};

/** The JSON in a link, if its checksum fits. */
function contentOf(text: string): { readonly json: unknown } | null {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.codePointAt(0) ?? 0);
    const body = bytes.subarray(CHECKSUM);
    if (bytes.length <= CHECKSUM || new DataView(bytes.buffer).getUint32(0) !== crc32(body)) return null;
    return { json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) };
  } catch {
    return null;
  }
}

const versionSchema = v.object({ v: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/**
 * Reads what `encodeSet` wrote, in this version or an earlier one. `cards`: the existing quizzes. Anything else gives a
 * message that says what is wrong; it never throws.
 */
export function decodeSet(text: string, cards: readonly QuizCard[]): ReadSet {
  const given = text.trim();
  if (given === "") return EMPTY;
  const foreign = /[^\w-]/u.exec(given);
  if (foreign) return FOREIGN(foreign[0]);
  const content = contentOf(given);
  if (!content) return CHANGED;
  const version = v.safeParse(versionSchema, content.json);
  if (!version.success) return refuse(`The link’s set does not say which version of the app made it. ${AGAIN}`);
  if (version.output.v > SET_VERSION) return NEWER;
  const parsed = v.safeParse(schema, content.json);
  if (!parsed.success) {
    const key = parsed.issues[0].path?.[0]?.key;
    const what = typeof key === "string" ? (NAMES[key] ?? "a part of it") : "a part of it";
    return refuse(`The link’s set cannot be used: ${what} is missing or invalid. ${AGAIN}`);
  }
  const problem = setProblem(parsed.output, cards);
  if (problem !== null) return refuse(`${problem} Reload the page to get the latest version, or ask for another link.`);
  return { ok: true, set: parsed.output };
}
