/** Sets of questions as a teacher puts them together: small data from which the same questions always come. */
import { createRandom, permutation } from "#nn/random.ts";
import { type Level, MAX_SEED, type QuizCard, type QuizFamily, type QuizQuestion } from "./family.ts";

/** So many questions of a family at a level. */
export interface SetEntry {
  readonly family: string;
  readonly level: Level;
  readonly count: number;
}

export interface QuestionSet {
  readonly title: string;
  readonly entries: readonly SetEntry[];
  /** From 1 to `MAX_SEED`: other seeds, other numbers in the questions. */
  readonly seed: number;
  /** Whether the questions are asked in a drawn order, each student's own; otherwise as the entries say. */
  readonly shuffled: boolean;
  /** Whether each student gets numbers of their own; otherwise all get the same questions. */
  readonly ownNumbers: boolean;
  /** Time for the whole set in seconds; null for no limit. */
  readonly seconds: number | null;
  /** Answers that may be checked for one question; null for no limit. */
  readonly attempts: number | null;
}

/** What a set may hold. */
export const SET_LIMITS = {
  title: 120,
  entries: 100,
  questions: 200,
  seconds: { least: 30, most: 24 * 3600 },
  attempts: { least: 1, most: 20 },
} as const;

/** One question of a set; the seed is the one that the quiz's own address has. */
export interface SetQuestion {
  readonly family: string;
  readonly level: Level;
  readonly seed: number;
  readonly title: string;
  readonly question: QuizQuestion;
}

/** Draws for a question that is not in the set yet: small families run out of different ones. */
const MOST_DRAWS = 60;

/** FNV-1a of a text, from a starting value: streams that belong to a word. */
function hashed(text: string, start: number): number {
  let hash = (0x811c9dc5 ^ start) >>> 0;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The seed of a student: of a name, or a number on a list. Capitals and spaces make no difference. */
export function studentSeed(student: string): number {
  const name = student.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();
  return 1 + (hashed(name, 0) % MAX_SEED);
}

/** How many questions a set has. */
export function questionCount({ entries }: QuestionSet): number {
  return entries.reduce((sum, { count }) => sum + count, 0);
}

/** The families of a set, each once. */
export function familiesOf({ entries }: QuestionSet): readonly string[] {
  return [...new Set(entries.map(({ family }) => family))];
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name.slice(0, 40)}”`).join(", ");

/** What keeps a set from being asked by this version of the app, in words; null if nothing does. */
export function setProblem(set: QuestionSet, cards: readonly QuizCard[]): string | null {
  const found = set.entries.map((entry) => ({ entry, card: cards.find(({ id }) => id === entry.family) }));
  const unknown = [...new Set(found.flatMap(({ entry, card }) => (card ? [] : [entry.family])))];
  if (unknown.length > 0) {
    const what = unknown.length === 1 ? "a quiz" : "quizzes";
    return `The set asks for ${what} that this version of the app does not have: ${quoted(unknown)}.`;
  }
  const tooHigh = found.find(({ entry, card }) => card && entry.level > card.levels);
  if (tooHigh?.card)
    return `The set asks for level ${tooHigh.entry.level} of “${tooHigh.card.title}”, which has ${tooHigh.card.levels}.`;
  if (questionCount(set) === 0) return "The set has no questions.";
  if (questionCount(set) > SET_LIMITS.questions)
    return `The set has ${questionCount(set)} questions; at most ${SET_LIMITS.questions} are possible.`;
  return null;
}

/** What is asked and answered: two questions alike in both are one. */
export function contentOf({ prompt, figure, answer }: QuizQuestion): string {
  return JSON.stringify([prompt, figure, answer]);
}

/** Questions of an entry, none of which is among `asked`; a family that runs out gives fewer. */
function drawEntry(
  { family: id, level, count }: SetEntry,
  family: QuizFamily,
  base: number,
  asked: Set<string>,
): readonly SetQuestion[] {
  // A stream for each quiz and level: another entry, or a larger count, leaves the questions there are as they are.
  const random = createRandom(hashed(`${id} ${level}`, base));
  const drawn: SetQuestion[] = [];
  for (let i = 0; i < count * MOST_DRAWS && drawn.length < count; i++) {
    const seed = family.source === "lecture" ? 1 : 1 + random.integer(MAX_SEED);
    const question = family.generate(seed, level);
    const content = contentOf(question);
    if (!asked.has(content)) drawn.push({ family: id, level, seed, title: family.title, question });
    asked.add(content);
    if (family.source === "lecture") break;
  }
  return drawn;
}

/**
 * The questions of a set, in the order in which they are asked: always the same for the same set and student. `families`
 * holds those that the set names. `student` is a seed (`studentSeed`); null stands for the teacher's own copy, which has
 * the questions that all share.
 */
export function drawSet(
  set: QuestionSet,
  families: ReadonlyMap<string, QuizFamily>,
  student: number | null,
): readonly SetQuestion[] {
  const own = student === null ? set.seed : hashed(String(student), set.seed);
  const base = set.ownNumbers ? own : set.seed;
  const asked = new Set<string>();
  const questions = set.entries.flatMap((entry) => {
    const family = families.get(entry.family);
    if (!family) throw new Error(`The quiz ${entry.family} is not loaded`);
    return drawEntry(entry, family, base, asked);
  });
  if (!set.shuffled) return questions;
  return [...permutation(questions.length, createRandom(own))].flatMap((place) => questions[place] ?? []);
}
