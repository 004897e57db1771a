import { useEffect, useRef } from "react";
import "./data.css";

interface FormulaProps {
  /** TeX. */
  readonly tex: string;
  readonly block?: boolean;
  /** The formula in words, until the typesetter is there and for readers without MathML. */
  readonly label?: string;
}

/** A typeset formula. KaTeX is loaded at first use; until then the TeX stands in its place. */
export function Formula({ tex, block = false, label }: FormulaProps) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const set = async (): Promise<void> => {
      const { typeset } = await import("./katex.ts");
      if (isCurrent && element.current) typeset(element.current, tex, block);
    };
    // Without the typesetter the TeX stays, which can be read too.
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
