import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { CheckIcon, CrossIcon, InfoIcon, WarningIcon } from "./icons.tsx";
import "./notice.css";

interface NoticeProps {
  readonly tone?: "info" | "good" | "warning" | "error";
  readonly title?: string;
  readonly children?: ReactNode;
  /** What the reader can do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly onDismiss?: () => void;
  /** Whether it is announced to screen readers; false inside a live region. */
  readonly isLive?: boolean;
}

const ICONS = { info: InfoIcon, good: CheckIcon, warning: WarningIcon, error: WarningIcon } as const;

/** Says what happened and what to do. Warnings and errors are announced to screen readers. */
export function Notice({ tone = "info", title, children, action, onDismiss, isLive = true }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className="ui-notice" data-tone={tone} {...(isLive ? { role: tone === "error" ? "alert" : "status" } : {})}>
      <span className="ui-notice-icon">
        <Icon />
      </span>
      <div className="ui-notice-text">
        {title === undefined ? null : <strong className="ui-notice-title">{title}</strong>}
        {children === undefined ? null : <div>{children}</div>}
      </div>
      {action ? (
        <Button small onPress={action.run}>
          {action.label}
        </Button>
      ) : null}
      {onDismiss ? <Button small look="quiet" label="Dismiss" icon={<CrossIcon />} onPress={onDismiss} /> : null}
    </div>
  );
}
