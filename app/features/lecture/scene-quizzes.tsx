import { quizzes } from "#content/quizzes.ts";
import { routeHref } from "#ui/route.ts";

/** Links to the quizzes that a scene explains; nothing where there are none. */
export function SceneQuizzes({ scene }: { readonly scene: string }) {
  const families = quizzes.filter((family) => family.scene === scene);
  if (families.length === 0) return null;
  return (
    <section className="lecture-quizzes" aria-label="Quiz on this">
      <h2 className="lecture-heading">Quiz on this</h2>
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
