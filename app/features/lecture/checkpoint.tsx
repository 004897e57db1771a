import { NO_ATTEMPT } from "#quiz/attempt.ts";
import type { Question } from "#quiz/question.ts";
import { useLectureProgress } from "#state/stores/lecture-progress.ts";
import { Button } from "#ui/button.tsx";
import { EyeIcon } from "#ui/icons.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";

/** The questions stand below the stage and the text, so they come after them. */
const QuestionCard = lazyPart(async () => (await import("#figures/question/question-card.tsx")).QuestionCard, {
  follows: true,
});

interface CheckpointProps {
  /** Under which the answer is kept. */
  readonly name: string;
  readonly question: Question;
  /** Sets the stage to the case that decides the question. */
  readonly onSee: () => void;
}

/** A question of a scene; the answer is stored. Once it is answered, the stage can show who is right. */
export function Checkpoint({ name, question, onSee }: CheckpointProps) {
  const attempt = useLectureProgress(({ records }) => records[name] ?? NO_ATTEMPT);
  const { record } = useLectureProgress.getState();
  return (
    <>
      <QuestionCard
        question={question}
        attempt={attempt}
        onAttempt={(next) => record(name, next)}
        onRetry={() => record(name, NO_ATTEMPT)}
      />
      {attempt.tries.length > 0 || attempt.gaveUp ? (
        <div className="lecture-see">
          <Button small icon={<EyeIcon />} onPress={onSee}>
            See it on the stage
          </Button>
        </div>
      ) : null}
    </>
  );
}
