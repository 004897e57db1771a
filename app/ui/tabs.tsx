import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import "./field.css";

interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly { readonly id: T; readonly label: string; readonly content: ReactNode }[];
  readonly onChange: (id: T) => void;
}

/** Tabs; only the visible panel is rendered. Arrow keys go from tab to tab. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: TabsProps<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.id === value);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = tabs.length - 1;
    const to = { ArrowLeft: at > 0 ? at - 1 : last, ArrowRight: at < last ? at + 1 : 0, Home: 0, End: last }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (to === undefined || !next) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  return (
    <div className="ui-tabs">
      <div ref={list} className="ui-tab-list" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}${tab.id}`}
            className="ui-tab"
            data-selected={tab.id === value || undefined}
            aria-selected={tab.id === value}
            aria-controls={tab.id === value ? `${id}panel` : undefined}
            tabIndex={tab.id === value ? 0 : -1}
            onClick={() => onChange(tab.id)}
            onKeyDown={onKeyDown}
          >
            <span>{tab.label}</span>
          </button>
        ))}
      </div>
      <div
        key={value}
        id={`${id}panel`}
        className="ui-tab-panel"
        role="tabpanel"
        aria-labelledby={`${id}${value}`}
        tabIndex={0}
      >
        {tabs[at]?.content}
      </div>
    </div>
  );
}
