import type { ReactElement, ReactNode } from "react";
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover } from "react-aria-components";
import "./overlay.css";

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** One sentence under the label. */
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly disabled?: boolean;
}
export interface MenuGroup {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

interface MenuProps {
  /** The button that opens the menu. */
  readonly children: ReactElement;
  readonly label: string;
  /** Entries, in groups with or without titles. */
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

function Item({ id, label, detail, icon, disabled = false }: MenuEntry) {
  return (
    <MenuItem className="ui-menu-item" id={id} textValue={label} isDisabled={disabled}>
      <span className="ui-menu-label">
        {icon}
        <span>{label}</span>
      </span>
      {detail === undefined ? null : <span className="ui-menu-detail">{detail}</span>}
    </MenuItem>
  );
}

/** A button that opens a list of actions. */
export function Menu({ children, label, groups, onAction }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="ui-popover" offset={4}>
        <AriaMenu className="ui-menu" aria-label={label} onAction={(key) => onAction(String(key))}>
          {groups.map((group) => (
            <MenuSection key={group.title} aria-label={group.title || label}>
              {group.title ? <Header className="ui-menu-title">{group.title}</Header> : null}
              {group.entries.map((entry) => (
                <Item key={entry.id} {...entry} />
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
