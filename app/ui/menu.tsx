import { type ReactElement, type ReactNode } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { TriggerContext, usePopup } from "./use-popup.ts";
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

const MenuList = lazyPart(async () => (await import("./popups/menu-list.tsx")).MenuList);

/** A button that opens a list of actions. */
export function Menu({ children, ...list }: MenuProps) {
  const { popup, trigger } = usePopup("menu", MenuList.preload);
  return (
    <>
      <TriggerContext value={trigger}>{children}</TriggerContext>
      {popup.isOpen ? <MenuList {...list} popup={popup} /> : null}
    </>
  );
}
