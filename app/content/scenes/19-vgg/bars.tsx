import { Surface } from "#figures/stage/surface.tsx";
import { type Chain, KERNELS, kernelsOf, nameOf, squaresOf } from "./chain.ts";
import type { BarGuess } from "./guess.tsx";
import { squaresText } from "./verdict.ts";

/** Units of C² that a track is wide. */
export const WIDEST = 60;

interface BarsProps {
  readonly chain: Chain;
  readonly guess: BarGuess;
}

/** The weights of both large layers, and of the chains in their place, to one scale; what is not known yet is to be drawn. */
export function Bars({ chain, guess }: BarsProps) {
  return (
    <div className="vgg-bars scene-thing" data-thing="weights">
      <p className="vgg-bars-title">Weights, with C channels in and out</p>
      {KERNELS.map((kernel, i) => (
        <div key={kernel} className="vgg-pair">
          <Row of={{ kernel, broken: false }} chain={chain} />
          <Row of={{ kernel, broken: true }} chain={chain} guess={guess} place={i} />
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly of: Pick<Chain, "kernel" | "broken">;
  readonly chain: Chain;
  /** For a chain, which can be guessed: the guesses, and which of them is its. */
  readonly guess?: BarGuess;
  readonly place?: number;
}

function Row({ of, chain, guess, place = 0 }: RowProps) {
  const isOnStage = of.kernel === chain.kernel && of.broken === chain.broken;
  const isAsked = guess?.stage === "asked";
  const guessed = guess && guess.stage !== "passed" ? (guess.squares[place] ?? null) : null;
  const isKnown = !isAsked || isOnStage;
  const squares = squaresOf(of);
  return (
    <div className="vgg-row" data-current={isOnStage || undefined}>
      <span className="vgg-row-name">{nameOf(of)}</span>
      <span className="vgg-track">
        {isKnown
          ? kernelsOf(of).map((k, i) => (
              <span key={`${k} ${i + 1}`} className="vgg-fill" style={{ width: `${(100 * k * k) / WIDEST}%` }} />
            ))
          : null}
        {guessed === null ? null : (
          <span
            className="vgg-ghost"
            data-asked={isAsked || undefined}
            style={{ width: `${(100 * guessed) / WIDEST}%` }}
          />
        )}
        {isAsked && guess && guessed !== null ? (
          <Surface
            label={`Your guess for ${nameOf(of)}; arrow keys change it`}
            text={`${guessed} C²`}
            places={{ y: 1, x: WIDEST }}
            at={{ y: 0, x: guessed }}
            limits={{ y: [0, 0], x: [1, WIDEST] }}
            follows="press"
            onMove={({ x }) => guess.draw(place, x)}
          />
        ) : null}
      </span>
      <span className="vgg-row-value" translate="no">
        {isKnown ? squaresText(squares) : guessed === null ? "?" : `${guessed} C²?`}
      </span>
    </div>
  );
}
