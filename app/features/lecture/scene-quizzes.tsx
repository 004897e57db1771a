import { quizzes } from "#content/quizzes.ts";
import type { SceneCard } from "#content/scene-types.ts";
import { routeHref } from "#ui/route.ts";

/** Links to the quizzes that a scene explains, and to others on its topic; renders nothing if there are none. */
export function SceneQuizzes({ scene: { id: own, quizzes: further } }: { readonly scene: SceneCard }) {
  const families = [
    ...quizzes.filter((family) => family.scene === own),
    ...quizzes.filter(({ id, scene }) => scene !== own && further?.includes(id)),
  ];
  if (families.length === 0) return null;
  return (
    <section className="lecture-quizzes" aria-label="Quizzes on this topic">
      <h2 className="lecture-heading">Quizzes on this topic</h2>
      <ul>
        {families.map(({ id, title, summary }) => (
          <li key={id}>
            <a href={routeHref("quizzes", id)}>{title}</a> <span>{summary}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
