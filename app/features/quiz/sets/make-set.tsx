import { useState } from "react";
import { quizzes } from "#content/quizzes.ts";
import { type QuestionSet, questionCount, setProblem } from "#quiz/set.ts";
import { Button } from "#ui/button.tsx";
import { CopyDialog } from "#ui/copy-dialog.tsx";
import { Notice } from "#ui/notice.tsx";
import { navigate, routeHref } from "#ui/route.ts";
import { saveFile } from "#ui/save-file.ts";
import { useCopy } from "#ui/use-copy.ts";
import { usePageName } from "#ui/page-name.ts";
import { classSetHref } from "../in-class/asked.ts";
import { MAKE_SET, TAKE_SET } from "../places.ts";
import { SetEntries } from "./set-entries.tsx";
import { type Format, FORMATS, setFile } from "./set-files.ts";
import { SetOptions } from "./set-options.tsx";
import { SetSheet } from "./set-sheet.tsx";
import { type Drawn, linkedSet, linkOf, useQuestions } from "./use-set.ts";
import "./sets.css";

const EMPTY: QuestionSet = {
  title: "",
  entries: [],
  seed: 1,
  shuffled: false,
  ownNumbers: false,
  seconds: null,
  attempts: null,
};

/** A teacher's page: puts a set together, and hands it out as a link, a file or a sheet. The address holds the set. */
export function MakeSet({ query }: { readonly query: URLSearchParams }) {
  usePageName("A set of questions");
  const linked = linkedSet(query);
  /** A set that is not complete yet, so that no link can hold it. */
  const [unfinished, setUnfinished] = useState<QuestionSet | null>(null);
  const set = unfinished ?? linked.set ?? EMPTY;
  const problem = setProblem(set, quizzes);
  const change = (changed: Partial<QuestionSet>): void => {
    const next = { ...set, ...changed };
    const isWhole = setProblem(next, quizzes) === null;
    setUnfinished(isWhole ? null : next);
    if (isWhole) navigate(routeHref("quizzes", MAKE_SET, linkOf(next)), { replace: true });
  };
  const drawn = useQuestions(problem === null ? set : null, null);
  return (
    <div className="set-maker">
      <nav className="quiz-path" aria-label="Where you are">
        <a href={routeHref("quizzes")}>Quizzes</a> <span aria-hidden="true">/</span> <span>For a class</span>
      </nav>
      <h1 className="quiz-title">A set of questions</h1>
      {linked.problem === null || unfinished !== null ? null : <Notice tone="warning">{linked.problem}</Notice>}
      <div className="set-form">
        <p className="quiz-group-note">
          Choose how many questions to ask from each quiz and level. The link itself holds the set: nothing is sent
          anywhere.
        </p>
        <SetOptions set={set} onChange={change} />
        <SetEntries set={set} onChange={(entries) => change({ entries })} />
      </div>
      {problem === null ? (
        <Ways set={set} drawn={drawn} />
      ) : (
        <p className="quiz-group-note">{questionCount(set) === 0 ? "Choose at least one question." : problem}</p>
      )}
    </div>
  );
}

/** What can be done with a finished set, and how it looks. */
function Ways({ set, drawn }: { readonly set: QuestionSet; readonly drawn: Drawn | null }) {
  const copying = useCopy();
  const [failed, setFailed] = useState(false);
  const href = routeHref("quizzes", TAKE_SET, linkOf(set));
  const questions = drawn?.questions ?? [];
  const missing = questionCount(set) - questions.length;
  const save = async (format: Format): Promise<void> => {
    try {
      const { file, name } = await setFile(format, set, questions);
      saveFile(file, name);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <div className="set-ways">
        <Button look="primary" onPress={() => copying.copy(new URL(href, window.location.href).href)}>
          {copying.isCopied ? "Copied" : "Copy the link for students"}
        </Button>
        <a href={href}>Open it as a student</a>
        <a href={classSetHref(set)}>Ask it in class</a>
        {FORMATS.map((format) => (
          <Button key={format.id} disabled={questions.length === 0} onPress={() => void save(format)}>
            {`Save as ${format.name}`}
          </Button>
        ))}
        <Button disabled={questions.length === 0} onPress={() => window.print()}>
          Print
        </Button>
      </div>
      <CopyDialog title="Link for students" copying={copying} />
      {failed ? <Notice tone="error">The file could not be written. Reload the page and try again.</Notice> : null}
      {drawn?.problem ? <Notice tone="error">{drawn.problem}</Notice> : null}
      {drawn && drawn.problem === null && missing > 0 ? (
        <Notice>{`Some quizzes have fewer different questions than you asked for: the set has ${questions.length}.`}</Notice>
      ) : null}
      {questions.length > 0 ? <SetSheet title={set.title} questions={questions} /> : null}
    </>
  );
}
