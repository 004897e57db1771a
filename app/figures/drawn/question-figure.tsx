import type { ReactNode } from "react";
import type { Figure } from "#quiz/figure.ts";
import { figureText, notesOf } from "#quiz/figure-text.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import "./drawn.css";

const ConvLayer = lazyPart(async () => (await import("./conv-layer.tsx")).ConvLayer);
const LayerStack = lazyPart(async () => (await import("./layer-stack.tsx")).LayerStack);
const Windows = lazyPart(async () => (await import("./windows.tsx")).Windows);
const Numbers = lazyPart(async () => (await import("./numbers.tsx")).Numbers);
const Matrix = lazyPart(async () => (await import("./matrix.tsx")).Matrix);
const Blocks = lazyPart(async () => (await import("./blocks.tsx")).Blocks);
const Curves = lazyPart(async () => (await import("./curves.tsx")).Curves);

interface DrawingProps {
  readonly figure: Figure;
  /** Whether the answer is shown. */
  readonly revealed: boolean;
}

function Drawing({ figure, revealed }: DrawingProps): ReactNode {
  switch (figure.kind) {
    case "conv-layer":
      return <ConvLayer figure={figure} revealed={revealed} />;
    case "layer-stack":
      return <LayerStack figure={figure} revealed={revealed} />;
    case "windows":
      return <Windows figure={figure} revealed={revealed} />;
    case "numbers":
      return <Numbers figure={figure} revealed={revealed} />;
    case "matrix":
      return <Matrix figure={figure} revealed={revealed} />;
    case "blocks":
      return <Blocks figure={figure} revealed={revealed} />;
    case "curves":
      return <Curves figure={figure} revealed={revealed} />;
  }
}

/** The drawing of a question, with its notes; a screen reader gets the same in words. */
export function QuestionFigure({ figure, revealed }: DrawingProps) {
  return (
    <div className="drawn" role="img" aria-label={figureText(figure, revealed)} data-kind={figure.kind}>
      <Drawing figure={figure} revealed={revealed} />
      {notesOf(figure, revealed).map((note, i) => (
        <p key={`note ${i + 1}`} className="drawn-note">
          {note}
        </p>
      ))}
    </div>
  );
}
