/** Gratings: stripes whose brightness, or colour, goes up and down like a wave. Pure. */

/** What goes up and down: all colours alike, or one against another. */
export const COLOURS = ["grey", "red-green", "blue-yellow"] as const;
export type Colours = (typeof COLOURS)[number];

/** Share of the wave in red, green and blue. */
const AXES: Readonly<Record<Colours, readonly [number, number, number]>> = {
  grey: [1, 1, 1],
  "red-green": [1, -1, 0],
  "blue-yellow": [-0.5, -0.5, 1],
};

/** Waves for each pixel, from wide stripes to narrow ones. */
export const FREQUENCIES = [0.03, 0.045, 0.07, 0.1, 0.14, 0.18, 0.23, 0.3] as const;

/** Steps of a cycle: a drifting grating goes through all of them. */
export const PHASES = 16;

export interface Grating {
  readonly colours: Colours;
  /** Waves for each pixel. */
  readonly frequency: number;
  /** Degrees of the stripes, anticlockwise from level. */
  readonly angle: number;
  /** Of `PHASES`; from one to the next the stripes move by that share of a wave. */
  readonly phase: number;
}

/** Its planes (C, H, W), 0 .. 1, on a square around the middle of what a unit sees. */
export function gratingOf({ colours, frequency, angle, phase }: Grating, side: number): Float32Array {
  const radians = (angle * Math.PI) / 180;
  // Across the stripes; y runs down.
  const [across, down] = [Math.sin(radians), Math.cos(radians)];
  const middle = (side - 1) / 2;
  const area = side * side;
  const planes = new Float32Array(3 * area);
  for (let i = 0; i < area; i++) {
    const place = ((i % side) - middle) * across + (Math.floor(i / side) - middle) * down;
    const wave = 0.5 * Math.cos(2 * Math.PI * (frequency * place - phase / PHASES));
    AXES[colours].forEach((share, c) => (planes[c * area + i] = 0.5 + share * wave));
  }
  return planes;
}

/** One after another, all steps of a cycle (N, C, H, W). */
export function cycleOf(grating: Omit<Grating, "phase">, side: number): readonly Float32Array[] {
  return Array.from({ length: PHASES }, (_, phase) => gratingOf({ ...grating, phase }, side));
}
