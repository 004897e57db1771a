import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import "./spotlight.css";

interface TermProps {
  /** Name of the thing on the stage. */
  readonly of: string;
  readonly children: ReactNode;
}

/**
 * Words that name something on the stage: both light up together, and a press brings it into view. Text in the line, not a
 * `<button>`: that is a box, which cannot break, and after which a comma would begin the next line.
 */
export function Term({ of, children }: TermProps) {
  const show = ({ currentTarget }: MouseEvent | KeyboardEvent): void => {
    const things = [...document.querySelectorAll(`[data-thing="${CSS.escape(of)}"]`)];
    things
      .find((thing) => thing !== currentTarget && !thing.matches(".scene-term"))
      ?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show(event);
  };
  return (
    <span role="button" tabIndex={0} className="scene-term" data-thing={of} onClick={show} onKeyDown={onKeyDown}>
      {children}
    </span>
  );
}
