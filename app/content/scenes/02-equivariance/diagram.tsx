import type { PictureSpec } from "#engine/show/pictures.ts";
import { LiveFrame } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { tex } from "#nn/tex.ts";
import { Formula } from "#ui/formula/formula.tsx";
import "./diagram.css";

interface Shift {
  readonly x: number;
  readonly y: number;
}

interface DiagramProps {
  readonly pictures: Readonly<Record<"x" | "tx" | "fx" | "tfx" | "ftx" | "difference", PictureSpec>>;
  /** Side of the image in pixels. */
  readonly size: number;
  readonly shift: Shift;
  /** Largest shift in pixels. */
  readonly limit: number;
  /** Whether both routes end at the same result; null before it is measured. */
  readonly agrees: boolean | null;
  readonly onShift: (to: Shift) => void;
}

/**
 * The commuting square: f to the right, T downwards. The fourth corner is reached twice, and what is left between the two
 * results stands in the middle.
 */
export function Diagram({ pictures, size, shift, limit, agrees, onShift }: DiagramProps) {
  return (
    <div className="commute">
      <div className="commute-x">
        <LiveFrame title="x" picture={pictures.x} />
      </div>
      <Arrow name="f" at="above" thing="tfx" />
      <div className="commute-fx">
        <LiveFrame title="f(x)" picture={pictures.fx} />
      </div>
      <div className="commute-difference">
        <LiveFrame
          title={
            <>
              <span>difference</span> <span className="commute-detail">f(T x) − T f(x)</span>
            </>
          }
          thing="difference"
          picture={pictures.difference}
        />
      </div>
      <Arrow name="T" at="left" thing="ftx" />
      <Arrow name="T" at="right" thing="tfx" />
      <div className="commute-tx">
        <LiveFrame title="T x: drag it" picture={pictures.tx}>
          <Surface
            label="Shift of the image; arrow keys move it by one pixel, with the Shift key by eight"
            text={shiftText(shift)}
            places={{ y: size, x: size }}
            at={shift}
            limits={{ y: [-limit, limit], x: [-limit, limit] }}
            follows="drag"
            onMove={onShift}
          />
        </LiveFrame>
      </div>
      <Arrow name="f" at="below" thing="ftx" />
      <div className="commute-ftx">
        <LiveFrame title="f(T x): shifted, then filtered" thing="ftx" picture={pictures.ftx} />
      </div>
      <span className="commute-sign" aria-hidden="true">
        {agrees === null ? "" : agrees ? "=" : "≠"}
      </span>
      <div className="commute-tfx">
        <LiveFrame title="T f(x): filtered, then shifted" thing="tfx" picture={pictures.tfx} />
      </div>
    </div>
  );
}

interface ArrowProps {
  readonly name: "f" | "T";
  readonly at: "above" | "below" | "left" | "right";
  /** The route that it belongs to. */
  readonly thing: string;
}

const LETTERS = { f: tex`f`, T: tex`T` } as const;

/** One step of a route. The captions name the results, so it is only drawn. */
function Arrow({ name, at, thing }: ArrowProps) {
  return (
    <span className="commute-arrow" data-at={at} data-thing={thing} aria-hidden="true">
      <Formula tex={LETTERS[name]} />
    </span>
  );
}

/** `9 right, 5 up` */
export function shiftText({ x, y }: Shift): string {
  return `${Math.abs(x)} ${x < 0 ? "left" : "right"}, ${Math.abs(y)} ${y < 0 ? "up" : "down"}`;
}
