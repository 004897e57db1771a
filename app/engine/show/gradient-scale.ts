/**
 * Scaling of gradients on devices with 16-bit floats, whose smallest non-zero value is 2^-24 and largest 65,504.
 * Backpropagation is linear, so a unit's receptive field is the same at any scale. Pure.
 */
export interface GradientScale {
  /** The gradient at the unit itself is 2 to the power of this. */
  readonly exponent: number;
  /** The largest exponent known to fit, and the smallest known to overflow. */
  readonly fits: number;
  readonly overflows: number;
}

/** A first scale, or one that worked before. */
export function startScale(exponent = 0): GradientScale {
  return { exponent, fits: Number.NEGATIVE_INFINITY, overflows: Number.POSITIVE_INFINITY };
}

/** The smallest non-zero 16-bit float; below, its exponent and that of the largest power of two. */
export const LEAST_HALF = 2 ** -24;
const [LEAST, MOST] = [-24, 15];
/** Decrease of the exponent while no fitting one is known. */
const STEP = 12;
/** Within this many powers of two below the maximum is close enough. */
const SLACK = 4;

/**
 * The next scale to try after one that gave gradients of up to `peak` (infinite or NaN if any was): as large as
 * possible, since small gradients vanish. Null if nothing is left to gain.
 */
export function nextScale({ exponent, fits, overflows }: GradientScale, peak: number): GradientScale | null {
  const isFinite = Number.isFinite(peak);
  const known = isFinite ? { fits: exponent, overflows } : { fits, overflows: exponent };
  const most = Math.min(MOST, known.overflows - 1);
  if (!isFinite) {
    if (exponent <= LEAST) return null;
    const down = Math.max(LEAST, exponent - STEP);
    return { ...known, exponent: fits > down ? fits + Math.floor((exponent - fits) / 2) : down };
  }
  const room = peak > 0 ? MOST - Math.floor(Math.log2(peak)) : MOST - LEAST;
  const up = Math.min(exponent + room, most);
  // The gradient may be larger inside the network than at the input.
  const next = known.overflows === Number.POSITIVE_INFINITY ? up : Math.min(up, Math.ceil((exponent + most) / 2));
  return next - exponent >= SLACK || (peak === 0 && next > exponent) ? { ...known, exponent: next } : null;
}
