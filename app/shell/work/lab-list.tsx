import { findDataSource } from "#data/sources.ts";
import { thousands } from "#nn/format.ts";
import { labKeeper } from "#state/labs/lab-keeper.ts";
import { labName, momentText } from "#state/labs/words.ts";
import { earlierStates, KEPT, type LabNote, latestFirst } from "#state/persist/lab-notes.ts";
import { Button } from "#ui/button.tsx";
import { TrashIcon } from "#ui/icons.tsx";
import type { WorkInHand } from "./use-work.ts";

const MEGABYTES = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** Step, data, time and size, if known. */
function detailOf(note: LabNote): string {
  const { step, data, bytes, isDamaged } = note;
  const size = bytes >= 50_000 ? `${MEGABYTES.format(bytes / 1e6)}\u00A0MB` : "";
  const parts = [
    isDamaged ? "cannot be opened, but is included in a saved file" : `step ${thousands(step)}`,
    findDataSource(data)?.title ?? data,
    momentText(note),
    size,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function Lab({ note, work }: { readonly note: LabNote; readonly work: WorkInHand }) {
  const isHere = note.id === labKeeper.place;
  const name = labName(note);
  return (
    <li className="work-lab">
      <div className="work-lab-text">
        <span className="work-lab-name">{note.name === "" ? "Lab" : note.name}</span>
        {isHere ? <span className="work-here">in this tab</span> : null}
        <span className="work-detail">{detailOf(note)}</span>
      </div>
      {isHere ? null : (
        <div className="work-lab-tools">
          {note.isDamaged ? null : (
            <Button small disabled={work.isBusy} onPress={() => work.open(note.id)}>
              <span>Open</span>
              <span className="visually-hidden">{` ${name}`}</span>
            </Button>
          )}
          <Button
            small
            look="quiet"
            label={`Delete ${name}`}
            icon={<TrashIcon />}
            disabled={work.isBusy}
            onPress={() => work.remove(note)}
          />
        </div>
      )}
    </li>
  );
}

/** The stored labs, latest first; earlier states are folded away. */
export function LabList({ work }: { readonly work: WorkInHand }) {
  const { labs } = work;
  if (!labs) return <p className="work-note">Reading …</p>;
  if (labs.length === 0)
    return <p className="work-note">None yet: a lab is stored as soon as you change something in it.</p>;
  const sorted = latestFirst(labs);
  const earlier = earlierStates(labs);
  const others = sorted.filter(({ id }) => earlier.has(id));
  return (
    <>
      <ul className="work-labs">
        {sorted
          .filter(({ id }) => !earlier.has(id))
          .map((note) => (
            <Lab key={note.id} note={note} work={work} />
          ))}
      </ul>
      {others.length > 0 ? (
        <details className="work-earlier">
          <summary>{`Earlier states (${others.length})`}</summary>
          <ul className="work-labs">
            {others.map((note) => (
              <Lab key={note.id} note={note} work={work} />
            ))}
          </ul>
        </details>
      ) : null}
      <p className="work-note">
        {`Each tab has its own lab; if you open another one here, the current one stays in this list. Earlier states are deleted after ${KEPT.earlierDays} days. If there are more than ${KEPT.labs} labs, those not opened for ${KEPT.days} days are deleted too.`}
      </p>
    </>
  );
}
