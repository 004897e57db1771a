import { type KeyboardEvent, type ReactNode, useId } from "react";
import { fieldSizes, fieldSpacing } from "#figures/field/field-text.ts";
import { duplicateLayer, moveLayer, removeLayer } from "#nn/edit.ts";
import { thousands } from "#nn/format.ts";
import { layerType } from "#nn/layer-table.ts";
import type { LayerReport, Shape } from "#nn/types.ts";
import { inspectLayer, useInspection } from "#state/stores/inspection-store.ts";
import { network, useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { DownIcon, DuplicateIcon, HandleIcon, TrashIcon, UpIcon, WarningIcon } from "#ui/icons.tsx";
import { LayerForm } from "./layer-form.tsx";

/** Data type of a dragged row: its layer's id. Text and files from elsewhere are ignored. */
const DRAGGED = "text/receptive-layer";

interface LayerRowProps {
  readonly row: LayerReport;
  readonly index: number;
  readonly last: number;
  readonly isOpen: boolean;
  /** Label of the impossible layer before this one. */
  readonly waitsFor: string | null;
  readonly onToggle: () => void;
  /** Moves the focus after an edit. */
  readonly onFocus: (id: string | null) => void;
}

function shapeText({ output }: LayerReport): string {
  if (!output) return "";
  return output.h === 1 && output.w === 1 ? thousands(output.c) : `${output.h}×${output.w}×${output.c}`;
}

/** One layer: its type, output and cost; when open, its settings. */
export function LayerRow({ row, index, last, isOpen, waitsFor, onToggle, onFocus }: LayerRowProps) {
  const { spec, label, problem } = row;
  const type = layerType(spec.type);
  const settings = type.settings(spec);
  const { edit } = network;
  const isShown = useInspection((state) => state.layerId === spec.id);
  const image = useNetwork((state) => state.architecture.input);
  const panel = useId();
  const move = (to: number): void => {
    edit((architecture) => moveLayer(architecture, index, to));
    onFocus(spec.id);
  };
  const remove = (): void => {
    const { architecture } = useNetwork.getState();
    const next = architecture.layers[index + 1] ?? architecture.layers[index - 1];
    edit((current) => removeLayer(current, spec.id));
    onFocus(next?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const inField = event.target instanceof HTMLInputElement;
    if (event.altKey && event.key === "ArrowUp") move(index - 1);
    else if (event.altKey && event.key === "ArrowDown") move(index + 1);
    else if (event.key === "Delete" && !inField) remove();
    else return;
    event.preventDefault();
  };
  return (
    <li
      className="lab-row"
      data-group={type.group}
      data-open={isOpen || undefined}
      data-shown={isShown || undefined}
      data-problem={problem ? true : undefined}
      data-waiting={waitsFor === null ? undefined : true}
      onDragOver={(event) => {
        event.preventDefault();
        if (!event.dataTransfer.types.includes(DRAGGED)) event.dataTransfer.dropEffect = "none";
      }}
      onDrop={(event) => {
        event.preventDefault();
        const id = event.dataTransfer.getData(DRAGGED);
        const from = useNetwork.getState().architecture.layers.findIndex((layer) => layer.id === id);
        if (from >= 0) edit((architecture) => moveLayer(architecture, from, index));
      }}
    >
      <div className="lab-row-head">
        <span
          className="lab-row-handle"
          aria-hidden="true"
          draggable
          onDragStart={(event) => event.dataTransfer.setData(DRAGGED, spec.id)}
        >
          <HandleIcon />
        </span>
        <button
          type="button"
          className="lab-row-button"
          data-layer={spec.id}
          aria-expanded={isOpen}
          aria-controls={panel}
          aria-label={`${label}: ${type.title}. ${settings}. ${row.output ? `Output ${shapeText(row)}, ${thousands(row.parameters)} parameters, receptive field ${fieldSizes(row.field, image)}.` : (problem?.reason ?? `Waiting for ${waitsFor ?? "an earlier layer"}.`)}`}
          onClick={() => {
            inspectLayer(spec.id);
            onToggle();
          }}
          onKeyDown={onKeyDown}
        >
          <span className="lab-row-name" translate="no">
            {label}
          </span>
          <span className="lab-row-settings">{settings}</span>
          <span className="lab-row-shape">{shapeText(row)}</span>
          <span className="lab-row-numbers">
            {row.output ? (
              <>
                <span>{row.parameters > 0 ? `${thousands(row.parameters)} p` : ""}</span>
                <span>{`field ${fieldSizes(row.field, image)}`}</span>
              </>
            ) : null}
          </span>
        </button>
      </div>
      <div aria-live="polite">
        {problem ? (
          <p className="lab-row-problem">
            <WarningIcon />{" "}
            <span>
              <span>{problem.reason}</span> <strong>{problem.fix}</strong>
            </span>
          </p>
        ) : null}
      </div>
      {waitsFor === null ? null : <p className="lab-row-waits">{`waiting for ${waitsFor}`}</p>}
      {isOpen ? (
        <div id={panel} className="lab-row-panel">
          <LayerForm spec={spec} />
          {row.output ? <Sums row={row} image={image} /> : null}
          <Actions>
            <Button
              small
              look="quiet"
              label={`Move ${label} up`}
              shortcut="Alt+↑"
              icon={<UpIcon />}
              disabled={index === 0}
              onPress={() => move(index - 1)}
            />
            <Button
              small
              look="quiet"
              label={`Move ${label} down`}
              shortcut="Alt+↓"
              icon={<DownIcon />}
              disabled={index === last}
              onPress={() => move(index + 1)}
            />
            <Button
              small
              look="quiet"
              label={`Duplicate ${label}`}
              icon={<DuplicateIcon />}
              onPress={() => edit((architecture) => duplicateLayer(architecture, spec.id))}
            />
            <Button
              small
              look="quiet"
              label={`Remove ${label}`}
              shortcut="Delete"
              icon={<TrashIcon />}
              onPress={remove}
            />
          </Actions>
        </div>
      ) : null}
    </li>
  );
}

function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="lab-row-actions">{children}</div>;
}

/** How the layer's numbers are calculated. */
function Sums({ row, image }: { readonly row: LayerReport; readonly image: Shape }) {
  return (
    <dl className="lab-sums">
      <div>
        <dt>Output</dt>
        <dd>{shapeText(row)}</dd>
      </div>
      <div>
        <dt>Parameters</dt>
        <dd>{row.parameterFormula || "none"}</dd>
      </div>
      <div>
        <dt>MACs</dt>
        <dd>{row.macsFormula || "none"}</dd>
      </div>
      <div>
        <dt>Field</dt>
        <dd>{fieldSpacing(row.field, image)}</dd>
      </div>
    </dl>
  );
}
