import { ColourPicture } from "#figures/picture/colour-picture.tsx";
import { Plot } from "#figures/plot/plot.tsx";
import { usePresenting } from "#ui/theme.ts";
import { formatFixed } from "#ui/number-text.ts";
import { SIDE } from "./filters.ts";
import { FREQUENCIES } from "./grating.ts";
import type { Patch } from "./measure.ts";
import type { Tuning } from "./tuning.ts";

const SHOWN = 8;

/** The pieces of photos that a unit answers most to, at most one from each; null while they are looked for. */
export function Patches({ patches }: { readonly patches: readonly Patch[] | null }) {
  return (
    <figure className="alex-patches scene-thing" data-thing="patches">
      <ul>
        {(patches ?? []).slice(0, SHOWN).map(({ photo, answer, planes }) => (
          <li key={photo} title={photo}>
            <ColourPicture planes={[planes]} side={SIDE} scale="unit" />
            <span>{formatFixed(answer, 1)}</span>
          </li>
        ))}
      </ul>
      <figcaption className="alex-caption">
        {patches ? "what it responds to most in the app’s photos" : "Searching the app’s photos …"}
      </figcaption>
    </figure>
  );
}

interface FrequenciesProps {
  readonly tuning: Tuning | null;
  /** The one that is set. */
  readonly frequency: number;
}

/** The largest answer at each frequency, whatever the orientation. */
export function Frequencies({ tuning, frequency }: FrequenciesProps) {
  const isPresenting = usePresenting();
  const points = (tuning ?? []).map((curve, i) => ({ x: FREQUENCIES[i] ?? 0, y: Math.max(...curve) }));
  const most = Math.max(0, ...points.map(({ y }) => y)) || 1;
  return (
    <div className="alex-frequencies scene-thing" data-thing="frequencies">
      <Plot
        label={`Largest response against the frequency of the grating${tuning ? `; the peak is ${formatFixed(most, 2)}` : ""}`}
        x={{ label: "stripes per pixel", min: 0.025, max: 0.35, scale: "log" }}
        y={{ label: "largest response", min: 0, max: 1.1 * most }}
        at={FREQUENCIES[frequency] ?? null}
        ratio={isPresenting ? 2.9 : 1.9}
        series={[{ name: "largest response", look: "line", points }]}
      />
    </div>
  );
}
