import type { FieldAxis, Shape } from "#nn/types.ts";
import { Button } from "#ui/button.tsx";
import { PlusIcon, TrashIcon } from "#ui/icons.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { limits, MOST_LAYERS, type StackLayer, usualConv, usualPool } from "./stack.ts";

interface StackTableProps {
  readonly stack: readonly StackLayer[];
  readonly fields: readonly FieldAxis[];
  /** Output of each layer; null from the first impossible one on. */
  readonly shapes: readonly (Shape | null)[];
  readonly problem: { readonly index: number; readonly text: string } | null;
  readonly level: number;
  readonly onLevel: (level: number) => void;
  readonly onChange: (stack: readonly StackLayer[]) => void;
}

/** The layers with their settings, and the size, jump and start of their units' receptive fields. */
export function StackTable({ stack, fields, shapes, problem, level, onLevel, onChange }: StackTableProps) {
  const set = (index: number, patch: Partial<StackLayer>): void =>
    onChange(stack.map((layer, i) => (i === index ? { ...layer, ...patch } : layer)));
  return (
    <div className="field-stack">
      <table className="scene-table field-table">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">kernel</th>
            <th scope="col">stride</th>
            <th scope="col">padding</th>
            <th scope="col">dilation</th>
            <th scope="col">output</th>
            <th scope="col">size r</th>
            <th scope="col">jump j</th>
            <th scope="col">start</th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stack.map((layer, i) => (
            <StackRow
              key={`${layer.kind} ${i + 1}`}
              name={`${layer.kind} ${i + 1}`}
              layer={layer}
              field={fields[i + 1]}
              shape={shapes[i] ?? null}
              isCurrent={level === i + 1}
              onChoose={() => onLevel(i + 1)}
              onSet={(patch) => set(i, patch)}
              onRemove={stack.length > 1 ? () => onChange(stack.filter((_, at) => at !== i)) : null}
            />
          ))}
        </tbody>
      </table>
      {problem ? (
        <p className="field-problem" role="status">
          {`Layer ${problem.index + 1}: ${problem.text}`}
        </p>
      ) : null}
      <div className="field-add">
        <Button
          small
          icon={<PlusIcon />}
          disabled={stack.length >= MOST_LAYERS}
          onPress={() => onChange([...stack, usualConv])}
        >
          Convolution
        </Button>
        <Button
          small
          icon={<PlusIcon />}
          disabled={stack.length >= MOST_LAYERS}
          onPress={() => onChange([...stack, usualPool])}
        >
          Pooling
        </Button>
      </div>
    </div>
  );
}

interface StackRowProps {
  readonly name: string;
  readonly layer: StackLayer;
  readonly field: FieldAxis | undefined;
  /** Its output; null where it is impossible. */
  readonly shape: Shape | null;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  readonly onSet: (patch: Partial<StackLayer>) => void;
  /** Null for the only layer. */
  readonly onRemove: (() => void) | null;
}

function StackRow({ name, layer, field, shape, isCurrent, onChoose, onSet, onRemove }: StackRowProps) {
  return (
    <tr data-current={isCurrent || undefined}>
      <td>
        <button type="button" className="field-level" aria-pressed={isCurrent} onClick={onChoose}>
          {name}
        </button>
      </td>
      {(["kernel", "stride", "padding", "dilation"] as const).map((key) => (
        <td key={key}>
          {key === "dilation" && layer.kind === "pool" ? (
            "–"
          ) : (
            <NumberField
              compact
              label={`${name}: ${key}`}
              value={layer[key]}
              min={limits[key][0]}
              max={limits[key][1]}
              onChange={(value) => onSet({ [key]: value })}
            />
          )}
        </td>
      ))}
      <td>{shape ? `${shape.h} × ${shape.w}` : "–"}</td>
      <td>
        <strong>{field?.size}</strong>
      </td>
      <td>{field?.jump}</td>
      <td>{field ? formatFixed(field.firstCentre - (field.size - 1) / 2, 0) : ""}</td>
      <td>
        <Button
          small
          look="quiet"
          label={`Remove ${name}`}
          icon={<TrashIcon />}
          disabled={onRemove === null}
          onPress={() => onRemove?.()}
        />
      </td>
    </tr>
  );
}
