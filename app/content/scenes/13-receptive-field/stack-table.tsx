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

/** The layers, each with its settings, and the size, jump and start of its units' fields. */
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
          {stack.map((layer, i) => {
            const field = fields[i + 1];
            const shape = shapes[i];
            const name = `${layer.kind} ${i + 1}`;
            return (
              <tr key={name} data-current={level === i + 1 || undefined}>
                <td>
                  <button
                    type="button"
                    className="field-level"
                    aria-pressed={level === i + 1}
                    onClick={() => onLevel(i + 1)}
                  >
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
                        onChange={(value) => set(i, { [key]: value })}
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
                    disabled={stack.length === 1}
                    onPress={() => onChange(stack.filter((_, at) => at !== i))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {problem ? (
        <p className="field-problem" role="status">
          Layer {problem.index + 1}: {problem.text}
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
