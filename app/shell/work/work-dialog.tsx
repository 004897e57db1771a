import { useEffect, useRef } from "react";
import { thousands } from "#nn/format.ts";
import type { Durability } from "#state/persist/durability.ts";
import { useLectureProgress } from "#state/stores/lecture-progress.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { hideWork } from "#state/stores/work-dialog.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { FileButton } from "#ui/file-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { LabList } from "./lab-list.tsx";
import { useWork, type WorkInHand } from "./use-work.ts";
import "./work.css";

const LASTS: Readonly<Record<Durability, string>> = {
  lasting: "The browser keeps it until you delete it or clear this site's data.",
  "while-room": "If the device runs low on space, the browser may delete it, so save it to a file now and then.",
  "seven-days":
    "This browser deletes it after seven days of use without a visit to this site. Save it to a file, or add the page to the home screen.",
};

/** The result of the last action. It gets the focus, since the button for the action may be gone. */
function Message({ work }: { readonly work: WorkInHand }) {
  const { message } = work;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message) place.current?.focus();
  }, [message]);
  if (!message) return null;
  const { tone, text, action, lab } = message;
  return (
    <div ref={place} className="work-message" tabIndex={-1}>
      <Notice tone={tone} {...(action ? { action } : {})}>
        {text}
      </Notice>
      {lab === undefined ? null : (
        <Button look="primary" onPress={() => work.open(lab)}>
          Open the latest lab from the file
        </Button>
      )}
    </div>
  );
}

function Answers() {
  const records = useQuizProgress((state) => state.records);
  const attempts = useLectureProgress(({ records }) => records);
  const solved = Object.values(records).reduce((sum, record) => sum + record.solved, 0);
  const answered = Object.values(attempts).filter(({ tries, gaveUp }) => tries.length > 0 || gaveUp).length;
  return <p>{`Quiz questions solved: ${thousands(solved)}. Lecture checkpoints answered: ${thousands(answered)}.`}</p>;
}

/** Lists the student's work stored in this browser, saves it all to a file, and restores it from one. */
export default function WorkDialog() {
  const work = useWork();
  return (
    <Dialog title="Your work" open onClose={hideWork}>
      <div className="work">
        <p>{`Your work is stored in this browser, on this device. ${work.lasts ? LASTS[work.lasts] : ""}`.trimEnd()}</p>
        <div className="work-file">
          <Button look="primary" disabled={work.isBusy} onPress={work.save}>
            Save everything to a file
          </Button>
          <FileButton disabled={work.isBusy} onFile={work.bring}>
            Restore from a file …
          </FileButton>
        </div>
        <Message work={work} />
        <h3 className="work-title">Labs</h3>
        <LabList work={work} />
        <h3 className="work-title">Answers</h3>
        <Answers />
      </div>
    </Dialog>
  );
}
