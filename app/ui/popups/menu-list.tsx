import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import type { MenuEntry, MenuGroup } from "../menu.tsx";
import type { Popup } from "../use-popup.ts";
import "../overlay.css";

interface MenuListProps {
  readonly popup: Popup;
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (id: string) => void;
}

/** The list of a menu, while it is open. */
export function MenuList({ popup, label, groups, onAction }: MenuListProps) {
  return (
    <Popover className="ui-popover" offset={4} placement="bottom start" {...popup}>
      <Menu
        className="ui-menu"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus goes into a list that was opened
        autoFocus="first"
        onAction={(key) => onAction(String(key))}
        onClose={() => popup.onOpenChange(false)}
      >
        {groups.map((group) => (
          <MenuSection key={group.title} aria-label={group.title || label}>
            {group.title ? <Header className="ui-menu-title">{group.title}</Header> : null}
            {group.entries.map((entry) => (
              <Item key={entry.id} {...entry} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  );
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
