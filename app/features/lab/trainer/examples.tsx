import { useEffect, useRef, useState } from "react";
import { type Dataset, imageAt } from "#data/dataset.ts";
import type { Evaluation } from "#engine/train/evaluator.ts";
import { showTestImage } from "#state/input-picture.ts";
import { session } from "#state/session.ts";
import { useInput } from "#state/stores/input-store.ts";
import { Button } from "#ui/button.tsx";
import type { Filter } from "./confusion.tsx";

const PAGE = 16;

/** Indices of the test images that a filter selects. */
export function chosen(
  { samples }: Pick<Evaluation, "samples">,
  labels: Uint8Array,
  filter: Filter,
): readonly number[] {
  return samples.flatMap(({ correct, predicted }, i) => {
    const fits =
      filter.kind === "all" ||
      (filter.kind === "mistakes" ? !correct : labels[i] === filter.label && predicted === filter.predicted);
    return fits ? [i] : [];
  });
}

interface ExamplesProps {
  readonly evaluation: Evaluation;
  readonly data: Dataset;
  readonly filter: Filter;
}

/** Test images with their predicted classes; choosing one sets the input image. */
export function Examples({ evaluation, data, filter }: ExamplesProps) {
  const places = chosen(evaluation, data.labels, filter);
  const [shown, setShown] = useState(PAGE);
  const current = useInput((state) => (state.source.kind === "example" ? state.source.index : null));
  if (places.length === 0) return <p className="lab-form-none">No test images match.</p>;
  return (
    <div>
      <ul className="lab-examples">
        {places.slice(0, shown).map((index) => (
          <li key={index}>
            <Example index={index} data={data} evaluation={evaluation} isCurrent={current === index} />
          </li>
        ))}
      </ul>
      {places.length > shown ? (
        <Button small look="quiet" onPress={() => setShown(shown + PAGE)}>
          {`More (${places.length - shown} left)`}
        </Button>
      ) : null}
    </div>
  );
}

interface ExampleProps {
  readonly index: number;
  readonly data: Dataset;
  readonly evaluation: Evaluation;
  readonly isCurrent: boolean;
}

function Example({ index, data, evaluation, isCurrent }: ExampleProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sample = evaluation.samples[index];
  const label = data.labels[index] ?? 0;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const { w, h } = data.shape;
    const picture = context.createImageData(w, h);
    imageAt(data, index).forEach((value, i) => picture.data.set([value, value, value, 255], 4 * i));
    context.putImageData(picture, 0, 0);
  }, [data, index]);
  if (!sample) return null;
  const name = data.classes[label] ?? String(label);
  const read = data.classes[sample.predicted] ?? String(sample.predicted);
  const choose = (): void => void showTestImage(session, index);
  return (
    <button
      type="button"
      className="lab-example"
      aria-pressed={isCurrent}
      data-wrong={sample.correct ? undefined : true}
      aria-label={`Test image ${index + 1}: ${name}, classified as ${read}; probability of ${name} ${(100 * sample.probability).toFixed(1)} per cent`}
      onClick={choose}
    >
      <canvas ref={canvas} width={data.shape.w} height={data.shape.h} />
      <span>{sample.correct ? name : `${name} → ${read}`}</span>
    </button>
  );
}
