import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { fieldSizes } from "#figures/field/field-text.ts";
import { insertLayer, MAX_LAYERS, rename, setInput } from "#nn/edit.ts";
import { thousands } from "#nn/format.ts";
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import { isShared } from "#nn/receptive-field.ts";
import type { LayerReport, Shape } from "#nn/types.ts";
import { digitNetworks } from "#nn/zoo/digits.ts";
import { network, useEdits, useNetwork } from "#state/stores/network-store.ts";
import { showWork } from "#state/stores/work-dialog.ts";
import { ActionButton } from "#ui/action-button.tsx";
import { type Action, useActions } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { PlusIcon, RedoIcon, UndoIcon } from "#ui/icons.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { Menu } from "#ui/menu.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { LayerRow } from "./layer-row.tsx";
import "./builder.css";

const CopyPytorch = lazyPart(async () => (await import("./copy-pytorch.tsx")).CopyPytorch, { follows: true });

const LAYER_MENU = [
  {
    title: "Add a layer",
    entries: placeableTypes.map((type) => ({
      id: type,
      label: layerType(type).title,
      detail: layerType(type).summary,
    })),
  },
];
/** Largest input size that can be typed in; a link may contain larger ones. */
const MOST_TYPED = 1024;
const MOST_CHANNELS = 64;

const ZOO_MENU = [
  {
    title: "Start from",
    entries: digitNetworks.map(({ id, title, summary }) => ({ id, label: title, detail: summary })),
  },
  {
    title: "Continue",
    entries: [{ id: "kept", label: "One of your labs …", detail: "From another tab or an earlier visit" }],
  },
];

/** The network as a list of layers, with the output and cost of each. */
export function Builder() {
  const report = useNetwork((state) => state.report);
  const { edit } = network;
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setWanted] = useState<{ readonly id: string | null } | null>(null);

  // After an edit, the focus moves to the row that was edited.
  useEffect(() => {
    if (!wanted) return;
    const target =
      wanted.id === null ? null : list.current?.querySelector<HTMLElement>(`[data-layer="${CSS.escape(wanted.id)}"]`);
    target?.focus();
  }, [wanted]);
  const focus = useCallback((id: string | null) => setWanted({ id }), []);

  const add = (index: number, type: string): void => {
    const name = placeableTypes.find((each) => each === type);
    if (!name) return;
    edit((architecture) => insertLayer(architecture, index, name));
    const added = useNetwork.getState().architecture.layers[index];
    if (!added) return;
    setOpen(added.id);
    focus(added.id);
  };
  const problem = report.layers.find(({ problem: found }) => found !== null) ?? null;
  const problemAt = problem ? report.layers.indexOf(problem) : Number.POSITIVE_INFINITY;
  const openAt = report.layers.findIndex(({ spec }) => spec.id === open);
  const insertAt = openAt < 0 ? report.layers.length : openAt + 1;
  const isFull = report.layers.length >= MAX_LAYERS;
  return (
    <section className="lab-build" aria-label="Layers">
      <BuilderHead />
      <InputRow />
      <ol ref={list} className="lab-rows">
        {report.layers.map((row, index) => (
          <LayerRow
            key={row.spec.id}
            row={row}
            index={index}
            last={report.layers.length - 1}
            isOpen={open === row.spec.id}
            waitsFor={index > problemAt ? (problem?.label ?? null) : null}
            onToggle={() => setOpen(open === row.spec.id ? null : row.spec.id)}
            onFocus={focus}
          />
        ))}
      </ol>
      {isFull ? (
        <p className="lab-form-none">{`A network can have at most ${MAX_LAYERS} layers.`}</p>
      ) : (
        <Menu label="Layer types" groups={LAYER_MENU} onAction={(type) => add(insertAt, type)}>
          <Button icon={<PlusIcon />}>
            {openAt < 0 ? "Add a layer" : `Add a layer after ${report.layers[openAt]?.label ?? ""}`}
          </Button>
        </Menu>
      )}
      <Totals rows={report.layers} parameters={report.parameters} macs={report.macs} isWhole={problem === null} />
    </section>
  );
}

function BuilderHead() {
  const name = useNetwork((state) => state.architecture.name);
  const { canUndo, canRedo } = useEdits();
  const { edit, replace, undo, redo } = network;
  const actions = useMemo(
    (): readonly [undo: Action, redo: Action] => [
      { id: "undo", label: "Undo", keys: "Ctrl+z", icon: <UndoIcon />, isEnabled: canUndo, run: undo },
      { id: "redo", label: "Redo", keys: "Ctrl+Shift+z", icon: <RedoIcon />, isEnabled: canRedo, run: redo },
    ],
    [canUndo, canRedo, undo, redo],
  );
  useActions(actions);
  return (
    <header className="lab-build-head">
      <input
        className="lab-build-name"
        aria-label="Network name"
        key={name}
        defaultValue={name}
        maxLength={60}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        onBlur={(event) => {
          const written = event.target.value.trim() || name;
          if (written !== name) edit((architecture) => rename(architecture, written));
        }}
      />
      <span className="lab-build-tools">
        {actions.map((action) => (
          <ActionButton key={action.id} action={action} small look="quiet" />
        ))}
        <Menu
          label="Networks to start from"
          groups={ZOO_MENU}
          onAction={(id) => {
            if (id === "kept") showWork();
            const entry = digitNetworks.find((each) => each.id === id);
            // A new object each time: only undo and redo restore trained weights.
            if (entry) replace({ ...entry.architecture });
          }}
        >
          <Button small>Networks</Button>
        </Menu>
      </span>
    </header>
  );
}

function InputRow() {
  const input = useNetwork((state) => state.architecture.input);
  const problem = useNetwork((state) => state.report.inputProblem);
  const { edit } = network;
  const set = (patch: Partial<Shape>, isContinued: boolean): void =>
    edit((architecture) => setInput(architecture, { ...architecture.input, ...patch }), isContinued);
  return (
    <div className="lab-row lab-row-input" data-group="input">
      <div className="lab-row-head">
        <span className="lab-row-name">input</span>
        <span className="lab-input-shape">
          <NumberField
            compact
            bare
            label="Input height"
            value={input.h}
            min={1}
            max={Math.max(MOST_TYPED, input.h)}
            onChange={(h, isContinued) => set({ h }, isContinued)}
          />
          ×
          <NumberField
            compact
            bare
            label="Input width"
            value={input.w}
            min={1}
            max={Math.max(MOST_TYPED, input.w)}
            onChange={(w, isContinued) => set({ w }, isContinued)}
          />
          ×
          <NumberField
            compact
            bare
            label="Input channels"
            value={input.c}
            min={1}
            max={Math.max(MOST_CHANNELS, input.c)}
            onChange={(c, isContinued) => set({ c }, isContinued)}
          />
        </span>
      </div>
      {problem ? (
        <p className="lab-row-problem">
          <span>
            <span>{problem.reason}</span> <strong>{problem.fix}</strong>
          </span>
        </p>
      ) : null}
    </div>
  );
}

interface TotalsProps {
  readonly rows: readonly LayerReport[];
  readonly parameters: number;
  readonly macs: number;
  readonly isWhole: boolean;
}

function Totals({ rows, parameters, macs, isWhole }: TotalsProps) {
  const input = useNetwork((state) => state.architecture.input);
  const last = rows.findLast(({ field }) => field && !field.map && !isShared(field));
  return (
    <footer className="lab-totals">
      <dl>
        <div>
          <dt>Parameters</dt>
          <dd>{thousands(parameters)}</dd>
        </div>
        <div>
          <dt>MACs per image</dt>
          <dd>{thousands(macs)}</dd>
        </div>
        <div>
          <dt>{`Receptive field of ${last?.label ?? "the last layer"}`}</dt>
          <dd>{last ? `${fieldSizes(last.field, input)} px` : "–"}</dd>
        </div>
      </dl>
      {isWhole ? (
        <CopyPytorch />
      ) : (
        <p className="lab-form-none">These counts include only the layers before the impossible one.</p>
      )}
    </footer>
  );
}
