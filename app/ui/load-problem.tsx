import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";
import "./load-problem.css";

/**
 * Replaces a screen, or a part of one, whose files failed to load. It names the cause and offers to reload, because
 * browsers cache a failed import until then; stored work is not touched.
 */
export function loadProblem(error: unknown, what: "screen" | "part" = "screen"): () => ReactNode {
  const cause = error instanceof Error ? error.message : String(error);
  return function LoadProblem() {
    return (
      <div className="ui-load-problem">
        <Notice
          tone="error"
          title={`This ${what} could not be loaded`}
          action={{ label: "Reload the page", run: () => window.location.reload() }}
        >
          {`The connection may have dropped, or a newer version may have replaced this one. Your work is stored. Reload the page to continue. Details: ${cause}`}
        </Notice>
      </div>
    );
  };
}
