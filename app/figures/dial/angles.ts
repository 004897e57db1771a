/** Angles in degrees, anticlockwise from the right, and places on a disc whose radius is 100. Pure. */

/** The whole degrees of an angle, 0 .. 359. */
export function turned(angle: number): number {
  return ((Math.round(angle) % 360) + 360) % 360;
}

/** A place on a drawing whose y runs down. */
export function placeAt(angle: number, radius: number): { readonly x: number; readonly y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: radius * Math.cos(radians), y: -radius * Math.sin(radians) };
}

/** A closed curve through radii at equal steps of angle, from the right on, as an SVG path. */
export function closedCurve(radii: readonly number[]): string {
  const points = radii.map((radius, i) => placeAt((360 * i) / radii.length, radius));
  return `${points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("")}Z`;
}
