import { quizzes } from "#content/quizzes.ts";
import { TOPICS } from "#quiz/concepts.ts";
import { type Level, LEVELS, type QuizCard } from "#quiz/family.ts";
import type { QuestionSet, SetEntry } from "#quiz/set.ts";
import { NumberField } from "#ui/number-field.tsx";

/** Most questions of one quiz at one level. */
const MOST = 20;

interface SetEntriesProps {
  readonly set: QuestionSet;
  readonly onChange: (entries: readonly SetEntry[]) => void;
}

const groups = [
  { title: "From the lecture", cards: quizzes.filter(({ source }) => source === "lecture") },
  ...Object.entries(TOPICS).map(([topic, { title }]) => ({
    title,
    cards: quizzes.filter((card) => card.source === "generated" && card.topic === topic),
  })),
].filter(({ cards }) => cards.length > 0);

/** The place of each quiz and level in a set, so that entries stay in the order of the list. */
const ORDER = new Map(
  groups
    .flatMap(({ cards }) => cards)
    .flatMap(({ id }) => LEVELS.map((level) => `${id} ${level}`))
    .map((key, i) => [key, i]),
);
const placeOf = ({ family, level }: SetEntry): number => ORDER.get(`${family} ${level}`) ?? ORDER.size;

/** Fields for how many questions of each quiz and level a set has. */
export function SetEntries({ set: { entries }, onChange }: SetEntriesProps) {
  const countOf = (family: string, level: Level): number =>
    entries.reduce((sum, each) => sum + (each.family === family && each.level === level ? each.count : 0), 0);
  const change = (family: string, level: Level, count: number): void => {
    const others = entries.filter((each) => each.family !== family || each.level !== level);
    const all = count === 0 ? others : [...others, { family, level, count }];
    onChange(all.toSorted((a, b) => placeOf(a) - placeOf(b)));
  };
  return (
    <div className="set-entries">
      {groups.map(({ title, cards }) => (
        <table key={title} className="set-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Quiz</th>
              {LEVELS.map((level) => (
                <th key={level} scope="col">{`Level ${level}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <Row key={card.id} card={card} countOf={countOf} change={change} />
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface RowProps {
  readonly card: QuizCard;
  readonly countOf: (family: string, level: Level) => number;
  readonly change: (family: string, level: Level, count: number) => void;
}

function Row({ card: { id, title, levels, source }, countOf, change }: RowProps) {
  return (
    <tr>
      <th scope="row">{title}</th>
      {LEVELS.map((level) => (
        <td key={level}>
          {level > levels ? null : (
            <NumberField
              label={`${title}, level ${level}`}
              value={countOf(id, level)}
              min={0}
              max={source === "lecture" ? 1 : MOST}
              compact
              bare
              onChange={(count) => change(id, level, count)}
            />
          )}
        </td>
      ))}
    </tr>
  );
}
