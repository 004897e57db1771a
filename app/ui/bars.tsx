import "./data.css";

export interface Bar {
  readonly label: string;
  /** 0 .. 1. */
  readonly value: number;
  readonly highlighted?: boolean;
}

interface BarsProps {
  readonly label: string;
  readonly items: readonly Bar[];
}

/** A row for each class: name, bar, percentage. */
export function Bars({ label, items }: BarsProps) {
  return (
    <ul className="ui-bars" aria-label={label}>
      {items.map((item) => (
        <li key={item.label} className="ui-bar" data-highlighted={item.highlighted || undefined}>
          <span className="ui-bar-name proportional">{item.label}</span>
          <span className="ui-bar-track">
            <span className="ui-bar-fill" style={{ transform: `scaleX(${Math.max(0, Math.min(1, item.value))})` }} />
          </span>
          <span className="ui-bar-value" translate="no">
            {(item.value * 100).toFixed(1)}
          </span>
        </li>
      ))}
    </ul>
  );
}
