/** Reference cases that need no GPU: accounting of known networks, and receptive fields. */
import { lower } from "#nn/graph.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import { primitiveRows } from "#nn/report.ts";
import type { AxisWindow, FieldAxis, Shape } from "#nn/types.ts";
import { zooEntry } from "#nn/zoo/zoo.ts";
import { type CaseResult, type GoldenCase, listOf } from "./golden-format.ts";

function exact(output: string, actual: unknown, expected: unknown) {
  return {
    output,
    error: JSON.stringify(actual) === JSON.stringify(expected) ? 0 : Number.POSITIVE_INFINITY,
    tolerance: 0,
  };
}

interface Row {
  readonly type: string;
  readonly output_shape: readonly number[];
  readonly parameters: number;
  readonly macs: number;
}

/** Our rows without those that PyTorch calls as functions, which its list of modules lacks: they cost nothing. */
function listedRows(rows: readonly Row[], expected: readonly Row[]): readonly Row[] {
  let at = 0;
  return rows.filter((row) => {
    const free = row.parameters === 0 && row.macs === 0;
    if (free && JSON.stringify(row) !== JSON.stringify(expected[at])) return false;
    at++;
    return true;
  });
}

/** Shapes, parameters and MACs of a network of the zoo, layer by layer. */
export function runAccounting({ attrs, outputs }: GoldenCase): CaseResult {
  const entry = zooEntry(String(attrs["network"]));
  if (!entry) return { supported: false, why: `no network ${String(attrs["network"])}` };
  const [c = 0, h = 0, w = 0] = listOf(attrs, "input_shape");
  const input: Shape = { c, h, w };
  const lowering = lower({ ...entry.architecture, input });
  if (!lowering.ok) return { supported: false, why: lowering.reason };
  const fields = ({ type, output_shape, parameters, macs }: Row): Row => ({
    type,
    output_shape: [...output_shape],
    parameters,
    macs,
  });
  const expected = (outputs["layers"] as readonly Row[]).map(fields);
  const rows = listedRows(primitiveRows(lowering.graph).map(fields), expected);
  const sum = (key: "parameters" | "macs"): number => rows.reduce((total, row) => total + row[key], 0);
  return {
    supported: true,
    comparisons: [
      exact("layers", rows, expected),
      exact("total_parameters", sum("parameters"), outputs["total_parameters"]),
      exact("total_macs", sum("macs"), outputs["total_macs"]),
    ],
  };
}

/** Size, jump and first centre of the receptive field after each layer of a stack, on one axis. */
export function runReceptiveField({ attrs, outputs }: GoldenCase): CaseResult {
  const windows = attrs["layers"] as readonly AxisWindow[];
  const expected = outputs["per_layer"] as readonly {
    readonly size: number;
    readonly jump: number;
    readonly first_centre: number;
  }[];
  let axis: FieldAxis = PIXEL;
  return {
    supported: true,
    comparisons: windows.map((window, i) => {
      axis = stepAxis(axis, window);
      const row = expected[i];
      return exact(`layer ${i}`, [axis.size, axis.jump, axis.firstCentre], [row?.size, row?.jump, row?.first_centre]);
    }),
  };
}
