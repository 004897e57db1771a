import { plain, signed } from "#figures/numbers.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { usePresenting } from "#ui/theme.ts";
import { cssColour } from "#ui/colour-maps.ts";
import type { Opened, Term } from "./network.ts";
import type { Step } from "./state.ts";
import { placeText } from "./verdict.ts";

/** Terms that are listed: the strongest. */
const LISTED = { page: 12, presented: 3 } as const;

interface WhyProps {
  readonly path: readonly Step[];
  /** Null for a pixel, and while it is read. */
  readonly opened: Opened | null;
  readonly onPath: (path: Step[]) => void;
}

/** The way from the first unit down, and the sum of the last: each term of it can be opened in turn. */
export function Why({ path, opened, onPath }: WhyProps) {
  const listed = LISTED[usePresenting() ? "presented" : "page"];
  const shown = opened?.terms.slice(0, listed) ?? [];
  const extent = Math.max(1e-9, ...shown.map(({ adds }) => Math.abs(adds)));
  return (
    <section className="why scene-thing" data-thing="sum" aria-label="The sum behind the chosen number">
      <nav aria-label="Path to this number">
        <ol className="why-crumbs">
          {path.map((step, i) => (
            <li key={step.join(" ")}>
              <button
                type="button"
                aria-current={i === path.length - 1 ? "step" : undefined}
                onClick={() => onPath(path.slice(0, i + 1))}
              >
                {placeText(step)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {opened ? (
        <>
          <ul className="why-terms">
            {shown.map((term) => (
              <li key={term.from.join(" ")}>
                <TermButton
                  term={term}
                  rule={opened.rule}
                  extent={extent}
                  onOpen={() => onPath([...path, term.from])}
                />
              </li>
            ))}
          </ul>
          <p className="why-rest">{restText(opened, shown.length)}</p>
        </>
      ) : null}
    </section>
  );
}

/** What is not listed. */
function restText({ rule, terms, bias, own }: Opened, shown: number): string {
  if (rule !== "sum") return "";
  const rest = terms.slice(shown).reduce((sum, { adds }) => sum + adds, 0);
  const others = terms.length > shown ? `${terms.length - shown} other products: ${signed(rest, 3)}. ` : "";
  return `${others}${bias === null ? "" : `Bias: ${signed(bias, 3)}. `}Sum: ${plain(own)}.`;
}

interface TermButtonProps {
  readonly term: Term;
  readonly rule: Opened["rule"];
  readonly extent: number;
  readonly onOpen: () => void;
}

/** A term: what was read and where, times its weight; a press asks for the sum behind what was read. */
function TermButton({ term: { from, value, weight, adds }, rule, extent, onOpen }: TermButtonProps) {
  const diverging = useColouring("signed");
  const text = weight === null ? plain(value, 3) : `${plain(value, 2)} × ${plain(weight, 2)} = ${signed(adds, 2)}`;
  return (
    <button type="button" className="why-term" onClick={onOpen}>
      <span className="why-place">{placeText(from)}</span>
      <span className="why-product" translate="no">
        {rule === "point" ? `max(0, ${text})` : text}
      </span>
      <span
        className="why-bar"
        aria-hidden="true"
        style={{
          width: `${(100 * Math.abs(adds)) / extent}%`,
          background: cssColour(diverging, adds < 0 ? 0.2 : 0.8),
        }}
      />
    </button>
  );
}
