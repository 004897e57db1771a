/** Networks as text for addresses: only what differs from each layer's usual settings, as base64url JSON. */
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import type { Architecture, LayerSpec, LayerTypeName } from "#nn/types.ts";

export type DecodedArchitecture =
  | { readonly ok: true; readonly architecture: Architecture }
  | { readonly ok: false; readonly message: string };

type Patch = Readonly<Record<string, unknown>>;

function usualId(index: number): string {
  return `l${index + 1}`;
}

function patchOf(layer: LayerSpec, index: number): Patch {
  const usual: Patch = { ...layerType(layer.type).create(usualId(index)) };
  return Object.fromEntries(
    Object.entries(layer).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key])),
  );
}

/** A layer like one before is written as that one's place in the list: deep networks repeat themselves. */
function withRepeats(items: readonly (readonly [LayerTypeName, Patch])[]): readonly unknown[] {
  const places = new Map<string, number>();
  return items.map((item, i) => {
    const text = JSON.stringify(item);
    const place = places.get(text);
    if (place === undefined) places.set(text, i);
    return place ?? item;
  });
}

/** A network as text that may stand in an address. */
export function encodeArchitecture({ name, input, layers }: Architecture): string {
  const compact = {
    n: name,
    i: [input.c, input.h, input.w],
    l: withRepeats(layers.map((layer, i) => [layer.type, patchOf(layer, i)])),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(compact));
  const binary = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const DAMAGED: DecodedArchitecture = {
  ok: false,
  message:
    "The link's network cannot be read; perhaps the link was cut short. Ask for it again, or copy it in one piece. Your own network was left as it is.",
};

function parseText(text: string): unknown {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (char) => char.codePointAt(0) ?? 0)),
    );
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlaceable(type: unknown): type is LayerTypeName {
  return placeableTypes.some((each) => each === type);
}

/** Reads what `encodeArchitecture` wrote. Anything else comes back as a message; it never throws. */
export function decodeArchitecture(text: string): DecodedArchitecture {
  const compact = parseText(text);
  if (!isObject(compact) || !Array.isArray(compact["l"]) || !Array.isArray(compact["i"])) return DAMAGED;
  const items: readonly unknown[] = compact["l"];
  const layers = items.map((entry, index): unknown => {
    const item = typeof entry === "number" ? items[entry] : entry;
    if (!Array.isArray(item)) return null;
    const parts: readonly unknown[] = item;
    const [type, patch] = parts;
    if (!isPlaceable(type)) return { type, id: usualId(index) };
    return { ...layerType(type).create(usualId(index)), ...(isObject(patch) ? patch : {}), type };
  });
  const shape: readonly unknown[] = compact["i"];
  const [c, h, w] = shape;
  const parsed = parseArchitecture({ name: compact["n"], input: { c, h, w }, layers });
  return parsed.ok ? parsed : { ok: false, message: `The link's network cannot be used. ${parsed.message}` };
}
