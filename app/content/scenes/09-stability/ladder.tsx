import type { Distances, Ladder } from "./copies.ts";
import { NAMES } from "./copies-verdict.ts";
import { MEASURES } from "./measures.ts";
import { percent } from "./verdict.ts";

interface LadderFigureProps {
  readonly ladder: Ladder | null;
  /** Whether the network's distances are still to be predicted. */
  readonly isAsked: boolean;
}

/** Distances of both copies from the photo, from the pixels up: the shorter bar is the closer copy. */
export function LadderFigure({ ladder, isAsked }: LadderFigureProps) {
  const longest = ladder ? Math.max(...MEASURES.flatMap((each) => [ladder[each].bent, ladder[each].blurred])) : 1;
  return (
    <div className="stability-ladder">
      <table>
        <thead>
          <tr>
            <th scope="col">distance by</th>
            <th scope="col" data-hue="0">
              of the bent copy
            </th>
            <th scope="col" data-hue="1">
              of the blurred copy
            </th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map((measure) => {
            const isHidden = !ladder || (isAsked && measure !== "pixels");
            return (
              <Row
                key={measure}
                name={NAMES[measure]}
                distances={isHidden ? null : ladder[measure]}
                unknown={isAsked ? "?" : "…"}
                longest={longest}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly distances: Distances | null;
  readonly unknown: string;
  readonly longest: number;
}

function Row({ name, distances, unknown, longest }: RowProps) {
  const { bent, blurred } = distances ?? { bent: 0, blurred: 0 };
  const shown = { isKnown: distances !== null, unknown, longest };
  return (
    <tr>
      <th scope="row">{name}</th>
      <Cell {...shown} hue={0} distance={bent} other={blurred} />
      <Cell {...shown} hue={1} distance={blurred} other={bent} />
    </tr>
  );
}

interface CellProps extends Pick<RowProps, "unknown" | "longest"> {
  readonly hue: number;
  readonly isKnown: boolean;
  readonly distance: number;
  readonly other: number;
}

function Cell({ hue, isKnown, unknown, longest, distance, other }: CellProps) {
  return (
    <td data-hue={hue} data-closer={distance < other || undefined}>
      <span className="stability-share">{isKnown ? percent(distance) : unknown}</span>
      <span className="stability-track">
        <span style={{ width: `${longest > 0 ? (100 * distance) / longest : 0}%` }} />
      </span>
    </td>
  );
}
