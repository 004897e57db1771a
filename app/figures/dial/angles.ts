/** Angles in degrees, anticlockwise from the right, and points on a disc. Pure. */

/** An angle rounded to whole degrees, 0 .. 359. */
export function turned(angle: number): number {
  return ((Math.round(angle) % 360) + 360) % 360;
}

/** The point at an angle and radius, in a drawing whose y axis points down. */
export function placeAt(angle: number, radius: number): { readonly x: number; readonly y: number } {
  const radians = (angle * Math.PI) / 180;
  return { x: radius * Math.cos(radians), y: -radius * Math.sin(radians) };
}

/** A closed curve through radii at equal steps of angle, from the right on, as an SVG path. */
export function closedCurve(radii: readonly number[]): string {
  const points = radii.map((radius, i) => placeAt((360 * i) / radii.length, radius));
  return `${points.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(2)} ${y.toFixed(2)}`).join("")}Z`;
}
