import { useState } from "react";
import { quizzes } from "#content/quizzes.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { bringResults, saveResults } from "#state/work/quiz-results.ts";
import { Button } from "#ui/button.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { saveFile } from "#ui/save-file.ts";

const TITLES = new Map(quizzes.map(({ id, title }) => [id, title]));

/** The result of the last press. */
interface Message {
  readonly tone: "good" | "info" | "error";
  readonly text: string;
  readonly undo?: () => void;
}

function save(form: "csv" | "json"): Message {
  const { file, name } = saveResults(form, TITLES, Date.now());
  saveFile(file, name);
  return { tone: "good", text: `Saved as “${name}” in this browser's downloads.` };
}

async function bring(file: File): Promise<Message> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { tone: "error", text: "The browser could not read the file: it may have been moved. Choose it again." };
  }
  const brought = bringResults(text, TITLES);
  if (!brought.ok) return { tone: "error", text: brought.message };
  return { tone: brought.undo ? "good" : "info", text: brought.text, ...(brought.undo ? { undo: brought.undo } : {}) };
}

/** The results as files: a table, JSON, and back. */
export function Results() {
  const isEmpty = useQuizProgress(({ records }) => Object.values(records).every(({ results }) => results.length === 0));
  const [message, setMessage] = useState<Message | null>(null);
  const undo = message?.undo;
  return (
    <section className="quiz-results" aria-label="Results">
      <p className="quiz-group-note">
        Each question that you worked on, with your answers, as a table for spreadsheets or as JSON. You can add either
        file here again, or on another device; no question counts twice.
      </p>
      <div className="quiz-practice">
        <Button disabled={isEmpty} onPress={() => setMessage(save("csv"))}>
          Save as CSV
        </Button>
        <Button disabled={isEmpty} onPress={() => setMessage(save("json"))}>
          Save as JSON
        </Button>
        <FileButton accept=".csv,.json,text/csv,application/json" onFile={(file) => void bring(file).then(setMessage)}>
          Add results from a file …
        </FileButton>
      </div>
      {message ? (
        <Notice
          tone={message.tone}
          {...(undo
            ? {
                action: {
                  label: "Undo",
                  run: () => {
                    undo();
                    setMessage({ tone: "info", text: "Undone: nothing from the file is left." });
                  },
                },
              }
            : {})}
        >
          {message.text}
        </Notice>
      ) : null}
    </section>
  );
}
