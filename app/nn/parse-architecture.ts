import * as v from "valibot";
import { MAX_LAYERS } from "./edit.ts";
import { INPUT_ID } from "./graph.ts";
import { layerType, placeableTypes } from "./layer-table.ts";
import type { LayerField } from "./layer-type.ts";
import type { Architecture, LayerSpec, LayerTypeName, Pair } from "./types.ts";

const MAX_TEXT = 200;

const number = v.pipe(v.number("must be a number"), v.finite("must be a finite number"));
const flag = v.boolean("must be true or false");
const pair = v.custom<Pair>(
  (value) => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite),
  "must be two numbers, height and width",
);
const padding = v.union([v.picklist(["same", "valid"]), pair], 'must be "same", "valid" or two numbers');
const id = v.pipe(
  v.string("must be text"),
  v.regex(/^[A-Za-z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, dashes or underscores"),
  v.notValue(INPUT_ID, `must not be "${INPUT_ID}"`),
);

/** `"a", "b" or "c"`. */
function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return [quoted.slice(0, -1).join(", "), quoted.at(-1)].filter(Boolean).join(" or ");
}

/** The schema of a setting, by the kind of its field. Values out of range pass: the builder reports them. */
function fieldSchema(field: LayerField): v.GenericSchema {
  switch (field.kind) {
    case "integer":
    case "number":
      return number;
    case "pair":
      return pair;
    case "padding":
      return padding;
    case "choice": {
      const values = field.options.map(({ value }) => value);
      return v.picklist(values, `must be ${oneOf(values)}`);
    }
    case "toggle":
      return flag;
  }
}

function settingsSchema(type: LayerTypeName) {
  const settings = layerType(type).fields.map((field) => [field.key, fieldSchema(field)] as const);
  return v.object({ id, ...Object.fromEntries(settings) });
}
const schemas = new Map(placeableTypes.map((type) => [type, settingsSchema(type)]));

const envelope = v.object({
  name: v.pipe(v.string("must be text"), v.maxLength(MAX_TEXT, `must have at most ${MAX_TEXT} characters`)),
  input: v.object({ c: number, h: number, w: number }),
  layers: v.pipe(
    v.array(v.unknown(), "must be a list"),
    v.maxLength(MAX_LAYERS, `must have at most ${MAX_LAYERS} layers`),
  ),
});

/** An architecture read from a link or from storage, or what is wrong with it and where. */
export type ParsedArchitecture =
  | { readonly ok: true; readonly architecture: Architecture }
  | { readonly ok: false; readonly message: string };

/** `kernel must be two numbers`: the first issue, with the field that it is about. */
function issueText(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (!issue) return "is not valid";
  const missing = issue.input === undefined;
  const path = issue.path?.map((part) => String(part.key)).join(".") ?? "";
  return `${path}${path ? " " : ""}${missing ? "is missing" : issue.message}`;
}

function parseLayer(json: unknown): { readonly layer: LayerSpec } | { readonly message: string } {
  if (typeof json !== "object" || json === null) return { message: "is not an object" };
  const type: unknown = "type" in json ? json.type : undefined;
  const known = placeableTypes.find((each) => each === type);
  const schema = known && schemas.get(known);
  if (!schema) return { message: `has the unknown type ${JSON.stringify(type)?.slice(0, 40) ?? "(none)"}` };
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) return { message: `(${known}): ${issueText(parsed.issues)}` };
  // The fields list every setting of a new layer (a unit test checks this), so every setting is parsed.
  return { layer: { ...layerType(known).create(parsed.output.id), ...parsed.output } };
}

/**
 * Checks only the structure of data from a link, a file or storage. Settings out of range pass, since
 * `describe` reports them where they can be corrected. Unknown properties are dropped.
 */
export function parseArchitecture(json: unknown): ParsedArchitecture {
  const outer = v.safeParse(envelope, json, { abortEarly: true });
  if (!outer.success) return { ok: false, message: `The network cannot be read: ${issueText(outer.issues)}.` };
  const layers: LayerSpec[] = [];
  const ids = new Set<string>();
  for (const [i, item] of outer.output.layers.entries()) {
    const parsed = parseLayer(item);
    if ("message" in parsed) return { ok: false, message: `Layer ${i + 1} ${parsed.message}.` };
    const { layer } = parsed;
    if (ids.has(layer.id))
      return { ok: false, message: `Layer ${i + 1} (${layer.type}): the id "${layer.id}" is used twice.` };
    ids.add(layer.id);
    layers.push(layer);
  }
  return { ok: true, architecture: { name: outer.output.name, input: outer.output.input, layers } };
}
