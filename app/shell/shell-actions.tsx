import { useMemo } from "react";
import { persisted } from "#state/persist.ts";
import { writeLocal } from "#state/persist/local.ts";
import { showWork } from "#state/stores/work-dialog.ts";
import type { Action } from "#ui/action.ts";
import { CheckIcon, HelpIcon, LinkIcon, MoonIcon, PresentIcon, SaveIcon, SunIcon } from "#ui/icons.tsx";
import { linkHere } from "#ui/link-here.ts";
import { navigate, routeHref } from "#ui/route.ts";
import { setPresenting, setTheme, usePresenting, useTheme } from "#ui/theme.ts";
import { type Copying, useCopy } from "#ui/use-copy.ts";

/** Actions available on every screen. */
export interface ShellActions {
  /** Those with a button in the header. */
  readonly tools: readonly Action[];
  readonly all: readonly Action[];
  /** Says that a link was copied; empty if none was. */
  readonly said: string;
  /** The copying of that link. */
  readonly copying: Copying;
}

/** The screens that the keys lead to. */
const PLACES: readonly Action[] = [
  { id: "lab", label: "Go to the lab", keys: "g", run: () => navigate(routeHref("lab")) },
  { id: "lecture", label: "Go to the lecture", keys: "l", run: () => navigate(routeHref("lecture")) },
  { id: "quizzes", label: "Go to the quizzes", keys: "q", run: () => navigate(routeHref("quizzes")) },
];

/** The actions of the shell. `onKeys` opens the list of keys. */
export function useShellActions(onKeys: () => void): ShellActions {
  const theme = useTheme();
  const isPresenting = usePresenting();
  const copying = useCopy();
  return useMemo(() => {
    const { isCopied, copy } = copying;
    const other = theme === "dark" ? "light" : "dark";
    const tools: readonly Action[] = [
      {
        id: "link",
        label: isCopied ? "Link copied" : "Copy link to this page",
        icon: isCopied ? <CheckIcon /> : <LinkIcon />,
        run: () => copy(linkHere()),
      },
      {
        id: "present",
        label: isPresenting ? "Stop presenting" : "Present",
        keys: "p",
        icon: <PresentIcon />,
        isOn: isPresenting,
        run: () => setPresenting(!isPresenting),
      },
      {
        id: "theme",
        label: theme === "dark" ? "Light theme" : "Dark theme",
        icon: theme === "dark" ? <SunIcon /> : <MoonIcon />,
        run: () => {
          setTheme(other);
          writeLocal(persisted.theme, other);
        },
      },
      { id: "work", label: "Your work", keys: "w", icon: <SaveIcon />, run: showWork },
      { id: "keys", label: "Keyboard shortcuts", keys: "?", icon: <HelpIcon />, run: onKeys },
    ];
    const said = isCopied ? "Link copied to the clipboard." : "";
    return { tools, all: [...PLACES, ...tools], said, copying };
  }, [copying, onKeys, theme, isPresenting]);
}
