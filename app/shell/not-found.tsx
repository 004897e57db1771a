import { routeHref } from "#ui/route.ts";

/** For unknown addresses. */
export function NotFound() {
  return (
    <div className="shell-problem">
      <h1 className="shell-problem-title">Page not found</h1>
      <p>The link may be mistyped or incomplete. You can go to:</p>
      <ul className="shell-ways">
        <li>
          <a href={routeHref("lab")}>the lab</a>: build a network, train it, look inside
        </li>
        <li>
          <a href={routeHref("lecture")}>the lecture</a>: interactive scenes, one idea each
        </li>
        <li>
          <a href={routeHref("quizzes")}>the quizzes</a>: questions with hints and feedback
        </li>
      </ul>
    </div>
  );
}
