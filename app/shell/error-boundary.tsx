import { Component, type ReactNode } from "react";
import { Notice } from "#ui/notice.tsx";

interface State {
  readonly message: string | null;
}

/** Replaces a screen that failed with a message and a way out. Stored work is not touched. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: null };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <div className="shell-problem">
        <Notice
          tone="error"
          title="This screen stopped working"
          action={{ label: "Reload the page", run: () => window.location.reload() }}
        >
          {`Your network and your progress are stored. Reload the page to continue. Details: ${message}`}
        </Notice>
      </div>
    );
  }
}
