import { cards } from "#content/scenes.ts";
import type { SceneCard } from "#content/scene-types.ts";
import { LeftIcon, RightIcon } from "#ui/icons.tsx";
import { routeHref } from "#ui/route.ts";
import "./scene-bar.css";

/** The scenes before and after one; undefined at the ends of the lecture. */
export function neighboursOf({ id }: SceneCard): {
  readonly before: SceneCard | undefined;
  readonly after: SceneCard | undefined;
} {
  const at = cards.findIndex((card) => card.id === id);
  return { before: cards[at - 1], after: cards[at + 1] };
}

/** Links to the other scenes, at the bottom of the page. */
export function SceneBar({ scene }: { readonly scene: SceneCard }) {
  const { before, after } = neighboursOf(scene);
  return (
    <nav className="lecture-bar" aria-label="Scenes">
      {before ? (
        <a className="lecture-step" href={routeHref("lecture", before.id)}>
          <LeftIcon /> <span>{before.title}</span>
        </a>
      ) : (
        <a className="lecture-step" href={routeHref("lecture")}>
          <LeftIcon /> Contents
        </a>
      )}
      <span className="lecture-dots">
        {cards.map(({ id, title }) => (
          <a
            key={id}
            className="lecture-dot"
            href={routeHref("lecture", id)}
            aria-label={title}
            {...(id === scene.id ? { "aria-current": "page" as const } : {})}
          />
        ))}
      </span>
      {after ? (
        <a className="lecture-step lecture-next" href={routeHref("lecture", after.id)}>
          <span>{after.title}</span> <RightIcon />
        </a>
      ) : (
        <a className="lecture-step lecture-next" href={routeHref("quizzes")}>
          Quizzes <RightIcon />
        </a>
      )}
    </nav>
  );
}
