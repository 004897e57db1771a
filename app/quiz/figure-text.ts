/** The drawings of questions in words, with the same numbers: for screen readers, exports and tests. */
import { amount } from "#nn/format.ts";
import {
  type BlocksFigure,
  type ConvLayerFigure,
  type CurvesFigure,
  type Figure,
  isHidden,
  type LayerStackFigure,
  type MatrixFigure,
  type NumberGrid,
  type WindowsFigure,
  type Written,
} from "./figure.ts";

/** What is drawn of something written: a question mark, with its unit, as long as it is asked; a misprint, then both. */
export function shown(value: Written, revealed: boolean): string {
  if (typeof value === "object" && "printed" in value) {
    const printed = shown(value.printed, revealed);
    return revealed ? `${printed} is printed, ${shown(value.counted, revealed)} is right` : printed;
  }
  if (typeof value === "object") {
    const known = revealed ? shown(value.hidden, revealed) : "?";
    return value.unit === undefined ? known : `${known} ${value.unit}`;
  }
  return typeof value === "number" ? amount(value) : value;
}

type Show = (value: Written) => string;

function convLayer(
  { input, kernel, depth, filters, output, bias, stride, concealed }: ConvLayerFigure,
  revealed: boolean,
) {
  const or = (what: (typeof concealed)[number], value: number, unknown: string): string =>
    !revealed && concealed.includes(what) ? unknown : amount(value);
  const side = (value: number): string => or("size", value, "an unknown side");
  const kernelText = kernel.map((each) => or("kernel", each, "an unknown side")).join(" by ");
  const steps = stride[0] > 1 ? `, moved with stride ${stride[0]}` : "";
  return [
    `Input: ${or("channels", input.c, "an unknown number of")} channels of ${side(input.h)} by ${side(input.w)}.`,
    `Filters: ${or("count", filters, "an unknown number")}, each ${kernelText} by ${or("depth", depth, "an unknown depth")}${bias ? ", with a bias" : ", without a bias"}${steps}.`,
    `Output: ${or("maps", output.c, "an unknown number of")} maps of ${side(output.h)} by ${side(output.w)}.`,
  ];
}

function layerStack({ rows }: LayerStackFigure, show: Show) {
  return rows.map(({ label, shape, note }) => {
    const said = [shape, note].flatMap((each) => (each === undefined ? [] : [show(each)]));
    return said.length === 0 ? `${show(label)}.` : `${show(label)}: ${said.join(", ")}.`;
  });
}

/** What is drawn of windows on an axis, in three lines. */
export function windowLines(figure: WindowsFigure, revealed: boolean): readonly string[] {
  const or = (what: (typeof figure.concealed)[number]): string =>
    !revealed && figure.concealed.includes(what) ? "?" : amount(figure[what]);
  return [
    `One axis: ${or("size")} pixels, padding ${or("padding")} on each side`,
    `Window: ${or("kernel")} taps, dilation ${or("dilation")}, stride ${or("stride")}`,
    `Positions of the window: ${or("count")}`,
  ];
}

/** Windows marked in a grid, in words. */
export function markLines(marks: NonNullable<NumberGrid["marks"]>): readonly string[] {
  return marks.map(({ y, x, h, w, dilation = 1 }) => {
    const apart = dilation > 1 ? `, taps ${dilation} apart` : "";
    return `Marked: ${h} by ${w} from row ${y + 1}, column ${x + 1}${apart}.`;
  });
}

function grid({ name, rows, columns, sides, marks = [] }: NumberGrid, show: Show): readonly string[] {
  const line = (cells: readonly (Written | null)[], i: number): string => {
    const said = cells.map((cell) => (cell === null ? "empty" : show(cell))).join(", ");
    return sides ? `${sides[i] ?? ""}: ${said}` : said;
  };
  const head = columns ? [`columns ${columns.join(", ")}`] : [];
  return [`${name}: ${[...head, ...rows.map(line)].join("; ")}.`, ...markLines(marks)];
}

/** The rows of a matrix that are drawn: some may be asked. */
export function drawnRows({ entries, shownRows = entries.length }: MatrixFigure, revealed: boolean) {
  return revealed ? entries : entries.slice(0, shownRows);
}

function matrix(figure: MatrixFigure, revealed: boolean, show: Show) {
  const { rows, columns } = figure;
  const [first] = drawnRows(figure, revealed);
  const filled = first ? [`The first row has ${first.length} entries that are not zero.`] : [];
  return [`A matrix of ${show(rows)} rows and ${show(columns)} columns.`, ...filled];
}

function blocks({ input, lanes, join, output }: BlocksFigure, show: Show) {
  const lane = (boxes: BlocksFigure["lanes"][number]): string =>
    boxes.length === 0
      ? "a plain connection"
      : boxes.map(({ label, note }) => `${show(label)}${note === undefined ? "" : ` (${show(note)})`}`).join(", then ");
  const joined = join === null ? [] : [`Where they meet: ${join}.`];
  return [
    `Input: ${show(input)}.`,
    ...lanes.map((boxes, i) => `${lanes.length > 1 ? `Lane ${i + 1}: ` : ""}${lane(boxes)}.`),
    ...joined,
    `Output: ${show(output)}.`,
  ];
}

/** The first points of a curve, where most happens, then ever fewer, and the last one. */
function toldPoints<T>(points: readonly T[]): readonly T[] {
  const isTold = (i: number): boolean => i < 3 || i === points.length - 1 || Number.isInteger(Math.log2(i));
  return points.filter((_, i) => isTold(i));
}

function curves({ x, y, curves: drawn }: CurvesFigure, show: Show) {
  return drawn.map(({ name, points }) => {
    const told = toldPoints(points).map((point) => `${amount(point[1])} at ${amount(point[0])}`);
    return `${show(name)}: ${y} over ${x}: ${told.join(", ")}.`;
  });
}

function parts(figure: Figure, revealed: boolean): readonly string[] {
  const show: Show = (value) => shown(value, revealed);
  switch (figure.kind) {
    case "conv-layer":
      return convLayer(figure, revealed);
    case "layer-stack":
      return layerStack(figure, show);
    case "windows":
      return windowLines(figure, revealed).map((line) => `${line}.`);
    case "numbers":
      return figure.grids.flatMap((each) => grid(each, show));
    case "matrix":
      return matrix(figure, revealed, show);
    case "blocks":
      return blocks(figure, show);
    case "curves":
      return curves(figure, show);
  }
}

/** Lines below a drawing; one that says what is asked comes with the answer. */
export function notesOf({ notes = [] }: Figure, revealed: boolean): readonly string[] {
  return notes.filter((note) => revealed || !isHidden(note)).map((note) => shown(note, revealed));
}

/** A drawing in words; what is asked is left open until it is `revealed`. */
export function figureText(figure: Figure, revealed: boolean): string {
  const notes = notesOf(figure, revealed).map((note) => `${note}.`);
  return [...parts(figure, revealed), ...notes].join(" ");
}
