import { useReading } from "#figures/view/view-source.tsx";
import { useDevice } from "#state/stores/device-store.ts";
import { useData } from "#state/stores/data-store.ts";
import { useInput } from "#state/stores/input-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { Bars } from "#ui/bars.tsx";

/** With more classes than this, only the most probable are listed. */
const MOST_CLASSES = 20;
const BEST_CLASSES = 10;

/** The predicted class, and the probability of each class. */
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
          <span className="lab-column-name">{hasRun || cannotRun ? "No prediction" : "Starting the network …"}</span>
        </div>
        {hasRun && !cannotRun ? (
          <p className="lab-output-note">
            {`A prediction needs one output per class: end the network with a dense layer of ${classes.length} units.`}
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
        <p className="lab-output-note">The pad is empty. Draw a digit to get a prediction.</p>
      </div>
    );
  }
  if (probabilities.some(Number.isNaN)) {
    return (
      <div className="lab-column lab-output" data-group="dense">
        <div className="lab-column-title">
          <span className="lab-column-name">No prediction</span>
        </div>
        <p className="lab-output-note">The network’s outputs are no longer numbers, so there is no prediction.</p>
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
          {`The ${shown.length} most probable of ${order.length.toLocaleString("en")} outputs.`}
        </p>
      ) : null}
    </div>
  );
}
