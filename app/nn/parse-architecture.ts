import * as v from "valibot";
import { MAX_LAYERS } from "./edit.ts";
import { INPUT_ID } from "./graph.ts";
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

/** One object schema a type; settings out of range are the student's business and pass. */
const layerSchemas = {
  conv2d: v.object({
    type: v.literal("conv2d"),
    id,
    channels: number,
    kernel: pair,
    stride: pair,
    padding,
    dilation: pair,
    groups: number,
    bias: flag,
  }),
  max_pool2d: v.object({
    type: v.literal("max_pool2d"),
    id,
    kernel: pair,
    stride: pair,
    padding: pair,
    ceilMode: flag,
  }),
  avg_pool2d: v.object({
    type: v.literal("avg_pool2d"),
    id,
    kernel: pair,
    stride: pair,
    padding: pair,
    ceilMode: flag,
    countIncludePad: flag,
  }),
  global_avg_pool2d: v.object({ type: v.literal("global_avg_pool2d"), id }),
  adaptive_avg_pool2d: v.object({ type: v.literal("adaptive_avg_pool2d"), id, size: pair }),
  channel_max_pool: v.object({ type: v.literal("channel_max_pool"), id, groupSize: number }),
  upsample: v.object({
    type: v.literal("upsample"),
    id,
    factor: number,
    mode: v.picklist(["nearest", "bilinear"], 'must be "nearest" or "bilinear"'),
  }),
  activation: v.object({
    type: v.literal("activation"),
    id,
    kind: v.picklist(["relu", "relu6", "leaky_relu", "tanh", "sigmoid", "gelu"], "must be a known activation function"),
    slope: number,
  }),
  batch_norm: v.object({ type: v.literal("batch_norm"), id, eps: number, momentum: number }),
  local_response_norm: v.object({
    type: v.literal("local_response_norm"),
    id,
    size: number,
    alpha: number,
    beta: number,
    k: number,
  }),
  dropout: v.object({ type: v.literal("dropout"), id, rate: number }),
  flatten: v.object({ type: v.literal("flatten"), id }),
  unflatten: v.object({ type: v.literal("unflatten"), id, channels: number, size: pair }),
  dense: v.object({ type: v.literal("dense"), id, units: number, bias: flag }),
  residual: v.object({
    type: v.literal("residual"),
    id,
    channels: number,
    kernel: number,
    stride: number,
    shortcut: v.picklist(
      ["auto", "identity", "projection", "none"],
      'must be "auto", "identity", "projection" or "none"',
    ),
    batchNorm: flag,
  }),
  bottleneck: v.object({ type: v.literal("bottleneck"), id, channels: number, width: number, stride: number }),
  inverted_residual: v.object({
    type: v.literal("inverted_residual"),
    id,
    channels: number,
    expansion: number,
    stride: number,
  }),
  fire: v.object({ type: v.literal("fire"), id, squeeze: number, expand: number }),
  dense_block: v.object({ type: v.literal("dense_block"), id, layers: number, growth: number, bottleneck: number }),
} satisfies { readonly [T in LayerTypeName]: v.GenericSchema<unknown, Extract<LayerSpec, { type: T }>> };

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

function isKnown(type: unknown): type is LayerTypeName {
  return typeof type === "string" && Object.hasOwn(layerSchemas, type);
}

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
  if (!isKnown(type)) return { message: `has the unknown type ${JSON.stringify(type)?.slice(0, 40) ?? "(none)"}` };
  const schema: v.GenericSchema<unknown, LayerSpec> = layerSchemas[type];
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  return parsed.success ? { layer: parsed.output } : { message: `(${type}): ${issueText(parsed.issues)}` };
}

/**
 * Checks data from a link, a file or storage: its structure only. Settings out of range pass, for
 * `describe` shows them where they can be mended. Unknown properties are dropped.
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
