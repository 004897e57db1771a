/**
 * By what a gradient is multiplied on its way back where numbers are stored as half floats: of those that are not zero the
 * smallest is 2^-24, the largest 65,504. Going back is linear, so the field of a unit is the same at any scale. Pure.
 */
export interface GradientScale {
  /** The unit's own gradient is 2 to this. */
  readonly exponent: number;
  /** The largest exponent that is known to be small enough, and the smallest that is too large. */
  readonly fits: number;
  readonly overflows: number;
}

/** A first try, or one that went well with what was computed before. */
export function startScale(exponent = 0): GradientScale {
  return { exponent, fits: Number.NEGATIVE_INFINITY, overflows: Number.POSITIVE_INFINITY };
}

/** The smallest half float that is not zero, and the largest power of two. */
export const LEAST_HALF = 2 ** -24;
const [LEAST, MOST] = [-24, 15];
/** A way down where nothing is known yet. */
const STEP = 12;
/** As close below the largest half float is close enough. */
const SLACK = 4;

/**
 * The next scale to try after one that gave gradients of up to `peak` (infinity or not a number if any was): as large as
 * possible, since small gradients vanish. Null where there is nothing left to gain.
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
  // On the way to the input it may be larger than there.
  const next = known.overflows === Number.POSITIVE_INFINITY ? up : Math.min(up, Math.ceil((exponent + most) / 2));
  return next - exponent >= SLACK || (peak === 0 && next > exponent) ? { ...known, exponent: next } : null;
}
