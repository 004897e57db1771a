import { ActionButton } from "#ui/action-button.tsx";
import { routeHref } from "#ui/route.ts";
import type { ShellActions } from "./shell-actions.tsx";

interface HeaderProps {
  readonly screen: string;
  readonly actions: ShellActions;
}

const PLACES = [
  { screen: "lecture", label: "Lecture" },
  { screen: "lab", label: "Lab" },
  { screen: "quizzes", label: "Quizzes" },
] as const;

/** Name, places, and what holds everywhere: link, presenting, theme, keys. */
export function Header({ screen, actions }: HeaderProps) {
  const isCurrent = (place: string): boolean => place === screen || (place === "lab" && screen === "");
  const { tools, said } = actions;
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
          {said}
        </span>
        {tools.map((action) => (
          <ActionButton key={action.id} action={action} look="quiet" />
        ))}
      </div>
    </header>
  );
}
