import { useState } from "react";
import { persisted } from "#state/persist.ts";
import { writeLocal } from "#state/persist/local.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { Button } from "#ui/button.tsx";
import { CheckIcon, HelpIcon, LinkIcon, MoonIcon, PresentIcon, SunIcon } from "#ui/icons.tsx";
import { routeHref } from "#ui/route.ts";
import { setPresenting, setTheme, type Theme, usePresenting, useTheme } from "#ui/theme.ts";

interface HeaderProps {
  readonly screen: string;
  readonly onKeys: () => void;
}

const PLACES = [
  { screen: "lecture", label: "Lecture" },
  { screen: "lab", label: "Lab" },
  { screen: "quizzes", label: "Quizzes" },
] as const;

/** The address that opens what is in front of the student now, network included. */
function linkToHere(screen: string): string {
  const { origin, pathname, hash } = window.location;
  const isLab = screen === "" || screen === "lab";
  const here = isLab ? routeHref("lab", null, persisted.labLink.write(useNetwork.getState().architecture)) : hash;
  return `${origin}${pathname}${here}`;
}

/** Name, places, and what holds everywhere: link, presenting, theme, keys. */
export function Header({ screen, onKeys }: HeaderProps) {
  const theme = useTheme();
  const isPresenting = usePresenting();
  const [copied, setCopied] = useState<"copied" | "failed" | null>(null);
  const isCurrent = (place: string): boolean => place === screen || (place === "lab" && screen === "");
  const choose = (next: Theme): void => {
    setTheme(next);
    writeLocal(persisted.theme, next);
  };
  const copy = (): void => {
    navigator.clipboard.writeText(linkToHere(screen)).then(
      () => setCopied("copied"),
      () => setCopied("failed"),
    );
  };
  return (
    <header className="shell-header">
      <a className="shell-name" href={routeHref("")}>
        <span className="shell-mark" aria-hidden="true" />
        Receptive
      </a>
      <nav className="shell-nav" aria-label="Main">
        {PLACES.map((place) => (
          <a
            key={place.screen}
            className="shell-place"
            href={routeHref(place.screen)}
            {...(isCurrent(place.screen) ? { "aria-current": "page" as const } : {})}
          >
            {place.label}
          </a>
        ))}
      </nav>
      <div className="shell-tools">
        <span className="visually-hidden" role="status">
          {copied === "copied" ? "The link is in the clipboard." : ""}
          {copied === "failed" ? "The browser did not allow copying; copy the address of the page instead." : ""}
        </span>
        <Button
          look="quiet"
          label={
            copied === "copied"
              ? "Link copied"
              : copied === "failed"
                ? "Copying was not allowed"
                : "Copy a link to this"
          }
          icon={copied === "copied" ? <CheckIcon /> : <LinkIcon />}
          onPress={copy}
        />
        <Button
          look="quiet"
          label={isPresenting ? "End presenting" : "Present"}
          shortcut="P"
          icon={<PresentIcon />}
          pressed={isPresenting}
          onPress={() => setPresenting(!isPresenting)}
        />
        <Button
          look="quiet"
          label={theme === "dark" ? "Light theme" : "Dark theme"}
          icon={theme === "dark" ? <SunIcon /> : <MoonIcon />}
          onPress={() => choose(theme === "dark" ? "light" : "dark")}
        />
        <Button look="quiet" label="Keys" shortcut="?" icon={<HelpIcon />} onPress={onKeys} />
      </div>
    </header>
  );
}
