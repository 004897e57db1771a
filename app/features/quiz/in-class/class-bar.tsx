import type { MouseEvent } from "react";
import type { Action } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { KeyHint } from "#ui/key-hint.tsx";
import type { ClassActions } from "./use-class-actions.ts";

/** A pressed button takes no focus, so that Space always goes on, whatever was pressed before. */
const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** Buttons to go on and back, for the votes, and for other questions. */
export function ClassBar({ actions: { goOn, goBack, votes, ways } }: { readonly actions: ClassActions }) {
  return (
    <div className="class-tools" role="group" aria-label="Answer, votes and questions" onMouseDown={keepFocus}>
      <div className="class-tools-group">
        <Key action={goBack} />
        <Key action={goOn} look="primary" />
      </div>
      <div className="class-tools-group">
        {votes.map((action) => (
          <Key key={action.id} action={action} />
        ))}
      </div>
      <div className="class-tools-group">
        {ways.map((action) => (
          <Key key={action.id} action={action} />
        ))}
      </div>
    </div>
  );
}

function Key({ action, look = "plain" }: { readonly action: Action; readonly look?: "primary" | "plain" }) {
  const { label, keys, isEnabled = true, run } = action;
  return (
    <Button look={look} disabled={!isEnabled} onPress={run}>
      <span>{label}</span> <span className="class-tool-key">{keys === undefined ? null : <KeyHint keys={keys} />}</span>
    </Button>
  );
}
