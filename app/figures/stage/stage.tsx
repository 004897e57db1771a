import type { ReactNode } from "react";
import { Notice } from "#ui/notice.tsx";
import type { Job } from "../view/use-job.ts";
import { useReadingOf, ViewProvider, type ViewSource } from "../view/view-source.tsx";
import "./stage.css";

interface StageProps {
  /** The view that the figures inside show; `none` where they show no network. */
  readonly view: ViewSource | null | "none";
  /** What else is computed. */
  readonly jobs?: readonly Job<unknown>[];
  /** Problems, in words; nulls are left out. */
  readonly problems: readonly (string | null)[];
  readonly children: ReactNode;
}

const NO_JOBS: readonly Job<unknown>[] = [];

/** The interactive part of a scene: `Subject`, `Aside` and `More` of one network, and messages about problems. */
export function Stage({ view: given, jobs = NO_JOBS, problems, children }: StageProps) {
  const view = given === "none" ? null : given;
  const unseen = useReadingOf(view, ({ problem }) => problem);
  const failed = unseen ?? jobs.find(({ problem }) => problem !== null)?.problem ?? null;
  const isLooking = useReadingOf(view, (reading) => reading.isBusy);
  // After a problem, what is missing will not arrive.
  const isComing = problems.every((problem) => problem === null);
  const isBusy = isLooking || (isComing && (given === null || jobs.some((job) => job.isBusy)));
  return (
    <div className="scene-stage" aria-busy={isBusy}>
      {problems.map((problem) =>
        problem === null ? null : (
          <Notice key={problem} tone="error">
            {problem}
          </Notice>
        ),
      )}
      {failed === null ? null : (
        <Notice tone="error" title="The last change could not be computed">
          {`${failed} The stage still shows the previous result. Change any setting to continue.`}
        </Notice>
      )}
      <ViewProvider view={view}>{children}</ViewProvider>
    </div>
  );
}

/** The main figure of a stage. When presenting, it takes the remaining height. */
export function Subject({ children }: { readonly children: ReactNode }) {
  return <div className="scene-subject">{children}</div>;
}

/** The key number and the settings: below the subject, or beside it when presenting. */
export function Aside({ children }: { readonly children: ReactNode }) {
  return <div className="scene-aside">{children}</div>;
}

/** Details below the subject: tables, sums, further figures. */
export function More({ children }: { readonly children: ReactNode }) {
  return <div className="scene-more">{children}</div>;
}

/** A prediction and the number beside it where there is room for both; presented, one below the other. */
export function Beside({ children }: { readonly children: ReactNode }) {
  return <div className="scene-beside">{children}</div>;
}

/** The settings of a stage, side by side. */
export function Controls({ children }: { readonly children: ReactNode }) {
  return <div className="scene-controls">{children}</div>;
}
