import { scenes } from "#content/scenes.ts";
import type { Scene } from "#content/scene-types.ts";
import { LeftIcon, RightIcon } from "#ui/icons.tsx";
import { routeHref } from "#ui/route.ts";

/** The scenes before and after one; undefined at the ends of the lecture. */
export function neighboursOf(scene: Scene): { readonly before: Scene | undefined; readonly after: Scene | undefined } {
  const at = scenes.indexOf(scene);
  return { before: scenes[at - 1], after: scenes[at + 1] };
}

/** The way to the other scenes, at the foot of the page. */
export function SceneBar({ scene }: { readonly scene: Scene }) {
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
        {scenes.map(({ id, title }) => (
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
