import { loadCheckpoint } from "#content/checkpoints.ts";
import type { Check, SceneValues } from "#content/scene-types.ts";
import { cards } from "#content/scenes.ts";
import { NO_ATTEMPT } from "#quiz/attempt.ts";
import { sceneKey, useLectureProgress } from "#state/stores/lecture-progress.ts";
import { Button } from "#ui/button.tsx";
import { EyeIcon } from "#ui/icons.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";

/** The questions are below the stage and the text, so they are loaded after them. */
const QuestionCard = lazyPart(async () => (await import("#figures/question/question-card.tsx")).QuestionCard, {
  follows: true,
});

interface CheckpointProps {
  readonly scene: string;
  /** Sets the stage to the case that decides a question. */
  readonly onSee: (see: SceneValues) => void;
}

/** The questions of each scene, by its id. */
const questions = new Map(
  cards.map(({ id }) => [
    id,
    lazyPart(async () => {
      const checks = Object.entries(await loadCheckpoint(id));
      return function LoadedQuestions({ onSee }: Pick<CheckpointProps, "onSee">) {
        return checks.map(([name, check]) => (
          <div key={name} className="lecture-checkpoint">
            <CheckedQuestion name={sceneKey(id, name)} check={check} onSee={onSee} />
          </div>
        ));
      };
    }),
  ]),
);

/** The questions of a scene; the answers are stored. */
export function Checkpoint({ scene, onSee }: CheckpointProps) {
  const Questions = questions.get(scene);
  // oxlint-disable-next-line react/static-components -- looked up, not made: there is one for each scene
  return Questions ? <Questions onSee={onSee} /> : null;
}

interface CheckedQuestionProps extends Pick<CheckpointProps, "onSee"> {
  /** Key under which the answer is stored. */
  readonly name: string;
  readonly check: Check<SceneValues>;
}

/** One question. Once it is answered, a button sets the stage to the case that decides it. */
function CheckedQuestion({ name, check: { question, see }, onSee }: CheckedQuestionProps) {
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
          <Button small icon={<EyeIcon />} onPress={() => onSee(see)}>
            See it on the stage
          </Button>
        </div>
      ) : null}
    </>
  );
}
