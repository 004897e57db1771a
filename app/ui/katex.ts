import { render } from "katex";
import "katex/dist/katex.min.css";

/** Writes TeX into an element, with MathML for screen readers. Bad TeX is shown as it is, in red. */
export function typeset(element: HTMLElement, tex: string, block: boolean): void {
  render(tex, element, { displayMode: block, throwOnError: false, output: "htmlAndMathml" });
}
