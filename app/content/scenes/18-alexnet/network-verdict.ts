/** What the stage says of the numbers of the whole network. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import type { UnitIndex } from "#nn/unit-explanation.ts";
import type { LayerName } from "./layer-names.ts";
import { type Layer, layerOf, short, totals } from "./layers.ts";

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Where the parameters are, and where the work is. */
export function denseShare(): string {
  return percent(totals.dense / totals.parameters);
}

export function denseNote(name: LayerName): string {
  const { parameters, dense, macs, denseMacs } = totals;
  const own = layerOf(name).report.parameters;
  const share = own / parameters;
  const of = share < 0.01 ? `${formatNumber(100 * share, 2)} %` : percent(share);
  return `${short(dense)} of ${short(parameters)} parameters, but only ${percent(denseMacs / macs)} of the multiply-accumulates. ${name} has ${short(own)}: ${of}.`;
}

/** The unit that is looked at, and its answer; null where none is, or while it is read. */
export function lookText({ name, kind }: Layer, unit: UnitIndex | null, answer: number | null): string {
  if (!unit)
    return `Press any ${kind === "conv" ? "place of a map" : "value"} to see its value, and what it sees of the photo.`;
  const place = kind === "conv" ? `map ${unit.c}, row ${unit.y}, column ${unit.x}` : `unit ${unit.c}`;
  return `${name}, ${place}: ${answer === null ? "…" : formatNumber(answer, 3)}`;
}
