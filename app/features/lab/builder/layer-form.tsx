import { useState } from "react";
import { type LayerPatch, updateLayer } from "#nn/edit.ts";
import { layerType } from "#nn/layer-table.ts";
import type { LayerField } from "#nn/layer-type.ts";
import type { LayerSpec, Padding, Pair } from "#nn/types.ts";
import { network } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { HelpTip } from "#ui/help-tip.tsx";
import { LinkIcon } from "#ui/icons.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";

/** The settings of one layer, as its type describes them; each change is one undo step. */
export function LayerForm({ spec }: { readonly spec: LayerSpec }) {
  const { edit } = network;
  const values: Readonly<Record<string, unknown>> = { ...spec };
  const change = (key: string, value: unknown, isContinued = false): void => {
    // The table's field and the spec's property are one and the same; `updateLayer` drops anything else.
    const patch: LayerPatch = Object.fromEntries([[key, value]]);
    edit((architecture) => updateLayer(architecture, spec.id, patch), isContinued);
  };
  const { fields } = layerType(spec.type);
  if (fields.length === 0) return <p className="lab-form-none">This layer has no settings.</p>;
  return (
    <div className="lab-form">
      {fields.map((field) => (
        <div key={field.key} className="lab-form-row">
          <span className="lab-form-label">
            <span>{field.label}</span> <HelpTip label={`What is ${field.label.toLowerCase()}?`}>{field.help}</HelpTip>
          </span>
          <FieldControl
            field={field}
            value={values[field.key]}
            onChange={(value, isContinued) => change(field.key, value, isContinued)}
          />
        </div>
      ))}
    </div>
  );
}

/** `isContinued`: the change continues the previous one. */
type Change<T> = (value: T, isContinued?: boolean) => void;

interface ControlProps {
  readonly field: LayerField;
  readonly value: unknown;
  readonly onChange: Change<unknown>;
}

function isPair(value: unknown): value is Pair {
  return Array.isArray(value) && value.length === 2;
}

function FieldControl({ field, value, onChange }: ControlProps) {
  switch (field.kind) {
    case "integer":
      return (
        <NumberField
          compact
          label={field.label}
          value={Number(value)}
          min={field.min}
          max={field.max}
          onChange={onChange}
        />
      );
    case "number":
      return (
        <NumberField
          compact
          label={field.label}
          value={Number(value)}
          min={field.min}
          max={field.max}
          step={field.step}
          onChange={onChange}
        />
      );
    case "pair":
      return (
        <PairControl
          label={field.label}
          min={field.min}
          max={field.max}
          value={isPair(value) ? value : [1, 1]}
          onChange={onChange}
        />
      );
    case "padding":
      return (
        <PaddingControl
          max={field.max}
          value={isPair(value) || value === "valid" ? value : "same"}
          onChange={onChange}
        />
      );
    case "choice":
      return <Select compact label={field.label} value={String(value)} options={field.options} onChange={onChange} />;
    case "toggle":
      return (
        <Switch checked={value === true} onChange={onChange}>
          <span className="visually-hidden">{field.label}</span>
        </Switch>
      );
  }
}

interface PairProps {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value: Pair;
  readonly onChange: Change<Pair>;
}

/** One number for both axes, or one for each. */
function PairControl({ label, min, max, value: [y, x], onChange }: PairProps) {
  const [isSplit, setSplit] = useState(y !== x);
  const split = isSplit || y !== x;
  return (
    <span className="lab-pair">
      <NumberField
        compact
        bare={split}
        label={split ? `${label}, vertical` : label}
        value={y}
        min={min}
        max={max}
        onChange={(next, isContinued) => onChange([next, split ? x : next], isContinued)}
      />
      {split ? (
        <>
          <span aria-hidden="true">×</span>
          <NumberField
            compact
            bare
            label={`${label}, horizontal`}
            value={x}
            min={min}
            max={max}
            onChange={(next, isContinued) => onChange([y, next], isContinued)}
          />
        </>
      ) : null}
      <Button
        small
        look="quiet"
        label={split ? `${label}: same value for both axes` : `${label}: separate values for each axis`}
        icon={<LinkIcon />}
        pressed={!split}
        onPress={() => {
          setSplit(!split);
          if (split) onChange([y, y]);
        }}
      />
    </span>
  );
}

const PADDINGS = [
  { value: "same", label: "same" },
  { value: "valid", label: "valid" },
  { value: "pixels", label: "pixels" },
] as const;

function PaddingControl({
  max,
  value,
  onChange,
}: {
  readonly max: number;
  readonly value: Padding;
  readonly onChange: Change<Padding>;
}) {
  const kind = typeof value === "string" ? value : "pixels";
  return (
    <span className="lab-padding">
      <Segmented
        compact
        label="Padding"
        value={kind}
        options={PADDINGS}
        onChange={(next) => onChange(next === "pixels" ? [1, 1] : next)}
      />
      {typeof value === "string" ? null : (
        <PairControl label="Padding in pixels" min={0} max={max} value={value} onChange={onChange} />
      )}
    </span>
  );
}
