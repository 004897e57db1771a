import { useCallback, useMemo, useState } from "react";
import type { Unit } from "#engine/show/reading.ts";
import { UnitField } from "#figures/field/unit-field.tsx";
import { fieldText } from "#figures/field/field-text.ts";
import { type Part, shapeText } from "#figures/part.ts";
import { FilterBank } from "#figures/picture/filter-bank.tsx";
import { LayerMaps } from "#figures/picture/layer-maps.tsx";
import { UnitSum } from "#figures/sum/unit-sum.tsx";
import { session } from "#state/session.ts";
import { useData } from "#state/stores/data-store.ts";
import { useInput } from "#state/stores/input-store.ts";
import { useInspection } from "#state/stores/inspection-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { Notice } from "#ui/notice.tsx";
import { Select } from "#ui/select.tsx";
import { Tabs } from "#ui/tabs.tsx";
import { type LayerView, useLayerView } from "./layer-view.ts";
import { UnitPicker } from "./unit-picker.tsx";
import "./inspector.css";

type TabId = "sum" | "maps" | "filters" | "field";

/** One layer in detail: its maps and filters, and a chosen unit's sum and receptive field. */
export function Inspector() {
  const layer = useLayerView();
  const unit = useInspection((state) => state.unit);
  // A part stays selected until a unit of another part is.
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
  const image = useRunning((state) => state.graph?.values[0]?.shape);
  return (
    <header className="insp-head">
      <h2>
        <span className="insp-label" translate="no">
          {layer.label}
        </span>{" "}
        <span className="insp-title">{layer.title}</span>
      </h2>
      <p className="insp-summary">{layer.summary}</p>
      {part ? (
        <dl className="insp-facts">
          <dt>output</dt>
          <dd>{shapeText(part.shape)}</dd>
          <dt>field</dt>
          <dd>{image ? fieldText(part.field, image) : ""}</dd>
        </dl>
      ) : null}
    </header>
  );
}

const select = (unit: Unit): void => session.select(unit);

function Views({ part, unit }: { readonly part: Part; readonly unit: Unit | null }) {
  const [tab, setTab] = useState<TabId>("sum");
  const labelOf = useValueLabels();
  const graph = useRunning((state) => state.graph);
  const pixels = useInput((state) => state.pixels);
  const normalisation = useData((state) => state.source.normalisation);
  const picture = useMemo(() => ({ pixels, normalisation }), [pixels, normalisation]);
  const shared = { part, unit };
  const tabs = {
    sum: <UnitSum {...shared} graph={graph} picture={picture} labelOf={labelOf} />,
    maps: <LayerMaps key={part.value} {...shared} onSelect={select} />,
    filters: <FilterBank {...shared} graph={graph} onSelect={select} />,
    field: <UnitField {...shared} graph={graph} />,
  };
  return (
    <Tabs<TabId>
      label="Layer views"
      value={tab}
      onChange={setTab}
      tabs={[
        { id: "sum", label: "Sum", content: tabs.sum },
        { id: "maps", label: "Maps", content: tabs.maps },
        { id: "filters", label: "Filters", content: tabs.filters },
        { id: "field", label: "Field", content: tabs.field },
      ]}
    />
  );
}

/** Names of the graph's values: `pool2`, `res1.conv1`, `input`. */
function useValueLabels(): (value: number) => string {
  const graph = useRunning((state) => state.graph);
  const report = useRunning((state) => state.report?.layers);
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
