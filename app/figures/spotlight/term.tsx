import type { MouseEvent, ReactNode } from "react";
import "./spotlight.css";

interface TermProps {
  /** Name of the thing on the stage. */
  readonly of: string;
  readonly children: ReactNode;
}

/** Words that name something on the stage: both light up together, and a press brings it into view. */
export function Term({ of, children }: TermProps) {
  const show = ({ currentTarget }: MouseEvent): void => {
    const things = [...document.querySelectorAll(`[data-thing="${CSS.escape(of)}"]`)];
    things
      .find((thing) => thing !== currentTarget && !thing.matches(".scene-term"))
      ?.scrollIntoView({ block: "nearest" });
  };
  return (
    <button type="button" className="scene-term" data-thing={of} onClick={show}>
      {children}
    </button>
  );
}
