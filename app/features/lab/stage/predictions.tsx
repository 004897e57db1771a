import { useReading } from "#figures/view/view-source.tsx";
import { useDevice } from "#state/stores/device-store.ts";
import { useData } from "#state/stores/data-store.ts";
import { useInput } from "#state/stores/input-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { Bars } from "#ui/bars.tsx";

/** With more classes than these, only the likeliest are listed. */
const MOST_CLASSES = 20;
const BEST_CLASSES = 10;

/** What the network takes the picture for, and how sure it is of each class. */
export function Predictions() {
  const probabilities = useReading((reading) => reading.probabilities);
  const origin = useRunning((state) => state.origin);
  const { classes } = useData((state) => state.source);
  const label = useInput((state) => (state.source.kind === "example" ? state.source.label : null));
  const isBlank = useInput((state) => state.source.kind === "blank");
  const hasRun = useReading(({ frame }) => frame > 0);
  const cannotRun = useDevice((state) => state.status.kind === "unavailable");
  if (!probabilities || cannotRun) {
    return (
      <div className="lab-column lab-output" data-group="dense">
        <div className="lab-column-title">
          <span className="lab-column-name">{hasRun || cannotRun ? "No prediction" : "The network starts …"}</span>
        </div>
        {hasRun && !cannotRun ? (
          <p className="lab-output-note">
            {`A prediction needs a last layer with one value for each class: end the network with a dense layer of ${classes.length} units.`}
          </p>
        ) : null}
      </div>
    );
  }
  if (isBlank) {
    return (
      <div className="lab-column lab-output" data-group="dense">
        <div className="lab-column-title">
          <span className="lab-column-name">Predicted class</span>
        </div>
        <p className="lab-output-note">Nothing is drawn, so nothing is predicted. Draw a digit.</p>
      </div>
    );
  }
  if (probabilities.some(Number.isNaN)) {
    return (
      <div className="lab-column lab-output" data-group="dense">
        <div className="lab-column-title">
          <span className="lab-column-name">No prediction</span>
        </div>
        <p className="lab-output-note">The network’s outputs are not numbers any more, so nothing is predicted.</p>
      </div>
    );
  }
  const best = probabilities.indexOf(Math.max(...probabilities));
  const percent = ((probabilities[best] ?? 0) * 100).toFixed(1);
  const order = Array.from(probabilities.keys());
  const shown =
    order.length > MOST_CLASSES
      ? order.toSorted((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0)).slice(0, BEST_CLASSES)
      : order;
  const name = (index: number): string =>
    probabilities.length === classes.length ? (classes[index] ?? String(index)) : String(index);
  return (
    <div className="lab-column lab-output" data-group="dense">
      <div className="lab-column-title">
        <span className="lab-column-name">Predicted class</span>
        <span className="lab-column-shape">{origin === "initial" ? "untrained" : ""}</span>
      </div>
      <p className="lab-verdict" aria-live="polite" data-wrong={label !== null && label !== best ? true : undefined}>
        <output className="lab-verdict-class proportional" data-long={name(best).length > 3 || undefined}>
          {name(best)}
        </output>
        <span className="lab-verdict-share" translate="no">
          {`${percent} %`}
        </span>
      </p>
      <Bars
        label="Probability of each class"
        items={shown.map((index) => ({
          label: name(index),
          value: probabilities[index] ?? 0,
          highlighted: index === best,
        }))}
      />
      {shown.length < order.length ? (
        <p className="lab-output-note">
          {`The ${shown.length} likeliest of ${order.length.toLocaleString("en")} values.`}
        </p>
      ) : null}
    </div>
  );
}
