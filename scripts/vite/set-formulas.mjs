/**
 * Sets the formulas of the app while it is built: tex`r_l = ${size}` in the source becomes the MathML of that formula
 * (`app/nn/tex.ts` says in which form), made by temml. A formula that cannot be set fails the build, with file and line:
 * TeX that temml does not know, a character that the app's font lacks, a class that its styles lack.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import temml from "temml";
import { parseSync } from "vite";

const FOLDER = new URL("../../app/ui/formula/", import.meta.url);
const inFolder = (name) => readFileSync(new URL(name, FOLDER), "utf8");

const FONT = charactersIn(inFolder("characters.txt"));
const STYLED = new Set(Array.from(inFolder("formula.css").matchAll(/\.([\w-]+)/g), ([, name]) => name));
/** Classes from temml that need no style here. */
const PLAIN = new Set(["mathcal", "tml-display"]);
/** Attributes that browsers do without (MathML Core). */
const IDLE = new Set(["fence", "separator"]);

/** The tags, and whether their formulas stand on a line of their own. */
const TAGS = new Map([
  ["tex", false],
  ["texBlock", true],
]);
const USES_A_TAG = /\btex(?:Block)?`/;

/** Placeholder for a value while its formula is set: a number that no formula contains. */
const placeholder = (i) => `77000${i}77000`;
const PLACEHOLDER = /^77000(\d+)77000$/;

/** What is wrong with a formula, and where in its TeX. */
class FormulaError extends Error {
  constructor(message, position = 0) {
    super(message);
    this.position = position;
  }
}

/** The code points of a list such as `U+0041-005A U+211D`; the rest of a line after `#` is a comment. */
function charactersIn(list) {
  const ranges = list.replaceAll(/#.*/g, "").matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g);
  const points = Array.from(ranges, ([, from, to = from]) => [Number.parseInt(from, 16), Number.parseInt(to, 16)]);
  return new Set(points.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
}

function checked(text) {
  const missing = Array.from(text, (character) => character.codePointAt(0)).find((point) => !FONT.has(point));
  if (missing === undefined) return text;
  const code = missing.toString(16).toUpperCase().padStart(4, "0");
  throw new FormulaError(
    `the font lacks ${String.fromCodePoint(missing)} (U+${code}), see app/ui/formula/about-the-font.md`,
  );
}

/** How far slanted letters lean out of their boxes, in thousandths of an em (scripts/subset-math-font.py). */
const LEANS = new Map(Object.entries(JSON.parse(inFolder("leans.json"))));
/** Elements whose first child is set at full size, and the others small. */
const SCRIPTED = new Set(["msub", "msup", "msubsup", "munder", "mover", "munderover"]);
/** Around these, MathML leaves less space than TeX. */
const PRODUCTS = new Set(["×", "÷", "·", "⋅"]);
/** Before these, it leaves space even where an operator has left some. */
const LARGE = new Set(["∑", "∏", "∫"]);

/** Space that browsers do not leave by themselves: as in TeX, around operators and after slanted letters. */
function spacing(type, inside, { isSmall, isBase, isAfterOperator }) {
  if (type === "mo" && isSmall) return { lspace: "0em", rspace: "0em" };
  if (type === "mo" && PRODUCTS.has(inside[0])) return { lspace: "0.2222em", rspace: "0.2222em" };
  if (type === "mo" && isAfterOperator && LARGE.has(inside[0])) return { lspace: "0em" };
  const lean = type === "mi" && !isBase ? Math.round((LEANS.get(inside[0]) ?? 0) / 50) : 0;
  return lean > 0 ? { className: `math-lean-${lean}` } : {};
}

const AT_FIRST = { isSmall: false, isBase: false, isAfterOperator: false };

/** Whether a node is an operator, with limits or without. */
function isOperator({ type, children = [] }) {
  const isItsFirst = SCRIPTED.has(type) || type === "mrow";
  return type === "mo" || (isItsFirst && children.length > 0 && isOperator(children[0]));
}

/** The context of a child of a node, which decides the space around it. */
function placeOf({ type, children }, i, place) {
  const isScripted = SCRIPTED.has(type);
  return {
    isSmall: place.isSmall || (isScripted && i > 0),
    isBase: isScripted && i === 0,
    isAfterOperator: i === 0 ? place.isAfterOperator : type === "mrow" && isOperator(children[i - 1]),
  };
}

/** The trees that a node from temml becomes; a row of one tree becomes that tree. Throws FormulaError. */
function treesOf(node, place) {
  const { type, text, attributes = {}, children = [], classes = [], style = {} } = node;
  if (text !== undefined) return [checked(text)];
  const parts = children.flatMap((child, i) => treesOf(child, placeOf(node, i, place)));
  // temml has a node for each digit.
  const inside = parts.length > 0 && parts.every((part) => typeof part === "string") ? [parts.join("")] : parts;
  if (type === undefined) return inside;
  const value = type === "mn" && inside.length === 1 && PLACEHOLDER.exec(inside[0]);
  if (value) return [Number(value[1])];
  const named = classes.filter((name) => !PLAIN.has(name));
  const unknown = named.find((name) => !STYLED.has(name));
  if (unknown !== undefined) throw new FormulaError(`app/ui/formula/formula.css has no style for .${unknown}`);
  const all = {
    ...spacing(type, inside, place),
    ...Object.fromEntries(Object.entries(attributes).filter(([name]) => !IDLE.has(name))),
    ...(named.length === 0 ? {} : { className: named.join(" ") }),
    ...(Object.keys(style).length === 0 ? {} : { style }),
  };
  if (type === "mrow" && inside.length === 1 && Object.keys(all).length === 0) return inside;
  return [[type, all, inside]];
}

function places(tree) {
  if (typeof tree === "number") return 1;
  return typeof tree === "string" ? 0 : tree[2].reduce((sum, each) => sum + places(each), 0);
}

/** The tree of a formula, given its TeX cut at the places of values. Throws FormulaError. */
function setFormula(parts, isBlock) {
  const source = parts.map((part, i) => (i === 0 ? part : `{${placeholder(i - 1)}}${part}`)).join("");
  let math;
  try {
    math = temml.__renderToMathMLTree(source, { displayMode: isBlock, throwOnError: true, strict: true });
  } catch (error) {
    throw new FormulaError(error.message.split(/ at (?:position \d+|end of input)|\n/)[0].trim(), error.position);
  }
  const inside = math.children.flatMap((child) => treesOf(child, AT_FIRST));
  const tree = inside.length === 1 ? inside[0] : ["mrow", {}, inside];
  if (places(tree) !== parts.length - 1) throw new FormulaError("a value can only stand where a number could");
  return tree;
}

/** Where in the file a position of the TeX lies. */
function positionInFile(quasis, position) {
  let left = position;
  for (const [i, { start, value }] of quasis.entries()) {
    if (left <= value.raw.length) return start + 1 + left;
    left = Math.max(0, left - value.raw.length - placeholder(i).length - 2);
  }
  return quasis.at(-1).end;
}

function visit(node, see) {
  if (node === null || typeof node !== "object") return;
  if (typeof node.type === "string") see(node);
  for (const inside of Object.values(node)) visit(inside, see);
}

/** What a template becomes: the tree, then its values, which stay as they are written. */
function editsOf({ tag, quasi: { quasis, expressions } }, end) {
  const tree = setFormula(
    quasis.map(({ value }) => value.raw),
    TAGS.get(tag.name),
  );
  const cuts = [...expressions.map(({ start }) => start), end];
  return cuts.map((cut, i) => {
    const before = i === 0 ? `.set(${JSON.stringify(tree)}` : "";
    return { start: i === 0 ? tag.end : expressions[i - 1].end, end: cut, text: before + (cut === end ? ")" : ",") };
  });
}

/** Makes edits that do not overlap; lines keep their numbers. */
function edited(code, edits) {
  let at = 0;
  let made = "";
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    const lines = code.slice(start, end).split("\n").length - 1;
    made += code.slice(at, start) + text + "\n".repeat(lines);
    at = end;
  }
  return made + code.slice(at);
}

/** The code of a module with its formulas set. Throws, with file and line, where one cannot be. */
export function setFormulas(code, file) {
  const edits = [];
  visit(parseSync(file, code).program, (node) => {
    if (node.type !== "TaggedTemplateExpression" || !TAGS.has(node.tag.name)) return;
    try {
      edits.push(...editsOf(node, node.end));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      const before = code.slice(0, positionInFile(node.quasi.quasis, error.position)).split("\n");
      const place = `${file}:${before.length}:${before.at(-1).length + 1}`;
      throw new Error(`${place}: ${code.slice(node.start, node.end)}: ${error.message}`, { cause: error });
    }
  });
  return edited(code, edits);
}

/** The plugin for Vite. */
export function formulas() {
  let root = "";
  return {
    name: "set-formulas",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
    },
    transform: {
      filter: { id: /\/app\/[^?]*\.tsx?$/, code: USES_A_TAG },
      handler: (code, id) => ({ code: setFormulas(code, relative(root, id)), map: null }),
    },
  };
}
