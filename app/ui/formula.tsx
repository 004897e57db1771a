import { useEffect, useRef } from "react";
import "./data.css";

interface FormulaProps {
  /** TeX. */
  readonly tex: string;
  readonly block?: boolean;
  /** The formula in words, until the typesetter is loaded and for readers without MathML. */
  readonly label?: string;
}

/** A typeset formula. KaTeX is loaded on first use; until then the TeX is shown. */
export function Formula({ tex, block = false, label }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const set = async (): Promise<void> => {
      const { typeset } = await import("./katex.ts");
      if (isCurrent && element.current) typeset(element.current, tex, block);
    };
    // Without the typesetter the TeX stays, which is still readable.
    set().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [tex, block]);
  return (
    <span
      ref={element}
      className={block ? "ui-formula" : ""}
      style={block ? { display: "block" } : {}}
      {...(label === undefined ? {} : { title: label })}
    >
      {tex}
    </span>
  );
}
