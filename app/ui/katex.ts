import { render } from "katex";
import "katex/dist/katex.min.css";

/** Typesets TeX in an element, with MathML for screen readers. Invalid TeX is shown as is, in red. */
export function typeset(element: HTMLElement, tex: string, block: boolean): void {
  render(tex, element, { displayMode: block, throwOnError: false, output: "htmlAndMathml" });
}
