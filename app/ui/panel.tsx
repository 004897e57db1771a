import type { ReactNode } from "react";
import "./panel.css";

interface PanelProps {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A framed part of a screen with a title and actions. */
export function Panel({ title, actions, children }: PanelProps) {
  return (
    <section className="ui-panel" {...(title === undefined ? {} : { "aria-label": title })}>
      {title === undefined && actions === undefined ? null : (
        <header className="ui-panel-head">
          {title === undefined ? null : <h2 className="ui-panel-title">{title}</h2>}
          <div className="ui-panel-actions">{actions}</div>
        </header>
      )}
      {children}
    </section>
  );
}
