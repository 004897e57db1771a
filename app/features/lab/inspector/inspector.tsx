import { useCallback, useState } from "react";
import { useInspection } from "#state/stores/inspection-store.ts";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { FieldTab } from "./field-tab.tsx";
import { FiltersTab } from "./filters-tab.tsx";
import { fieldText, type LayerView, type Part, shapeText, useLayerView } from "./layer-view.ts";
import { MapsTab } from "./maps-tab.tsx";
import { SumTab } from "./sum-tab.tsx";
import { UnitPicker } from "./unit-picker.tsx";
import "./inspector.css";
import "./sums.css";
import "./curve.css";

type TabId = "sum" | "maps" | "filters" | "field";

/** One layer in detail: its maps and filters, and how a chosen unit got its value and what it sees. */
export function Inspector() {
  const layer = useLayerView();
  const unit = useInspection((state) => state.unit);
  // A part stays chosen until a unit of another one is.
  const [named, setNamed] = useState<{ readonly name: string; readonly unit: typeof unit } | null>(null);
  const owner = layer.parts.find(({ value }) => value === unit?.value);
  const asked = layer.parts.find(({ name }) => name === named?.name);
  const part = (named?.unit === unit ? asked : owner) ?? owner ?? asked ?? layer.parts.at(-1);
  const own = part && unit?.value === part.value ? unit : null;
  return (
    <section className="insp" aria-label="Inspector">
      <div className="insp-body" data-group={layer.group}>
        <Head layer={layer} part={part} />
        {layer.problem ? (
          <Notice tone="warning" title={layer.problem.reason}>
            {layer.problem.fix}
          </Notice>
        ) : null}
        {layer.parts.length > 1 && part ? (
          <Select
            label="Part of the block"
            value={part.name}
            options={layer.parts.map(({ name }) => ({ value: name, label: name }))}
            onChange={(name) => setNamed({ name, unit })}
          />
        ) : null}
        {part ? (
          <>
            <UnitPicker part={part} unit={own} />
            <Views part={part} unit={own} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function Head({ layer, part }: { readonly layer: LayerView; readonly part: Part | undefined }) {
  return (
    <header className="insp-head">
      <h2>
        {layer.label} <span>{layer.title}</span>
      </h2>
      <p className="insp-summary">{layer.summary}</p>
      {part ? (
        <dl className="insp-facts">
          <dt>output</dt>
          <dd>{shapeText(part.shape)}</dd>
          <dt>field</dt>
          <dd>{fieldText(part.field)}</dd>
        </dl>
      ) : null}
    </header>
  );
}

function Views({
  part,
  unit,
}: {
  readonly part: Part;
  readonly unit: ReturnType<typeof useInspection.getState>["unit"];
}) {
  const [tab, setTab] = useState<TabId>("sum");
  const labelOf = useValueLabels();
  return (
    <Tabs<TabId>
      label="Views of the layer"
      value={tab}
      onChange={setTab}
      tabs={[
        { id: "sum", label: "Sum", content: <SumTab part={part} unit={unit} labelOf={labelOf} /> },
        { id: "maps", label: "Maps", content: <MapsTab key={part.value} part={part} unit={unit} /> },
        { id: "filters", label: "Filters", content: <FiltersTab part={part} unit={unit} /> },
        { id: "field", label: "Field", content: <FieldTab part={part} unit={unit} /> },
      ]}
    />
  );
}

/** What the values of the graph are called: `pool2`, `res1.conv1`, `input`. */
function useValueLabels(): (value: number) => string {
  const graph = useInspection((state) => state.graph);
  const report = useInspection((state) => state.report?.layers);
  return useCallback(
    (value) => {
      const node = graph?.nodes[graph.values[value]?.producer ?? -1];
      if (!node) return "input";
      const label = report?.find(({ spec }) => spec.id === node.layerId)?.label ?? node.layerId;
      return node.name === node.layerId ? label : `${label}.${node.name.slice(node.layerId.length + 1)}`;
    },
    [graph, report],
  );
}
