import type { ReactNode } from "react";
import { Notice } from "#ui/notice.tsx";
import { useReadingOf, ViewProvider, type ViewSource } from "../view/view-source.tsx";
import "./stage.css";

interface StageProps {
  /** What the figures inside show. */
  readonly view: ViewSource | null;
  /** What stands in the way, in words; nulls are left out. */
  readonly problems: readonly (string | null)[];
  readonly children: ReactNode;
}

/** What a student acts on: figures of one network, and a word on whatever does not work. */
export function Stage({ view, problems, children }: StageProps) {
  const failed = useReadingOf(view, ({ problem }) => problem);
  return (
    <div className="scene-stage">
      {problems.map((problem) =>
        problem === null ? null : (
          <Notice key={problem} tone="error">
            {problem}
          </Notice>
        ),
      )}
      {failed === null ? null : (
        <Notice tone="error" title="The last change could not be computed">
          {failed} What you see is from before it; change something, and the stage goes on.
        </Notice>
      )}
      <ViewProvider view={view}>{children}</ViewProvider>
    </div>
  );
}

/** The settings of a stage, side by side. */
export function Controls({ children }: { readonly children: ReactNode }) {
  return <div className="scene-controls">{children}</div>;
}
