import { ActionButton } from "#ui/action-button.tsx";
import { Button } from "#ui/button.tsx";
import { CheckIcon, MoreIcon } from "#ui/icons.tsx";
import { Menu } from "#ui/menu.tsx";
import { routeHref } from "#ui/route.ts";
import { useMedia } from "#ui/use-media.ts";
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

/** Width at which the tools no longer fit beside the navigation. */
const NARROW = "(max-width: 480px)";

/** The tools behind one button, which briefly confirms that a link was copied. */
function Tools({ actions: { tools, said } }: Pick<HeaderProps, "actions">) {
  const entries = tools.map(({ id, label, icon, isEnabled = true }) => ({ id, label, icon, disabled: !isEnabled }));
  return (
    <Menu
      label="More"
      groups={[{ title: "", entries }]}
      onAction={(id) => tools.find((action) => action.id === id)?.run()}
    >
      <Button look="quiet" label="More" icon={said === "" ? <MoreIcon /> : <CheckIcon />} />
    </Menu>
  );
}

/** The app's name, navigation, and global tools: link, presenting, theme, stored work, keys. */
export function Header({ screen, actions }: HeaderProps) {
  const isCurrent = (place: string): boolean => place === screen || (place === "lab" && screen === "");
  const { tools, said } = actions;
  const isNarrow = useMedia(NARROW);
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
        {isNarrow ? (
          <Tools actions={actions} />
        ) : (
          tools.map((action) => <ActionButton key={action.id} action={action} look="quiet" />)
        )}
      </div>
    </header>
  );
}
