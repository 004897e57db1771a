/**
 * Networks as text for addresses: base64url of the JSON `{ v: version, n: name, i: [c, h, w], l: layers }`. A layer is
 * `[type, settings that differ from the version's defaults]`, or the index of an identical layer before it. Links of
 * version 1 have no `v`.
 */
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import type { Architecture, LayerSpec, LayerTypeName } from "#nn/types.ts";
import { LINK_DEFAULTS, type LinkDefaults } from "./link-defaults.ts";

export type DecodedArchitecture =
  | { readonly ok: true; readonly architecture: Architecture }
  | { readonly ok: false; readonly message: string };

type Patch = Readonly<Record<string, unknown>>;

function usualId(index: number): string {
  return `l${index + 1}`;
}

function patchOf({ type, ...settings }: LayerSpec, index: number, defaults: LinkDefaults): Patch {
  const usual: Patch = { ...defaults[type], id: usualId(index) };
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(usual[key])),
  );
}

/** Writes a layer identical to an earlier one as that one's index, since deep networks repeat themselves. */
function withRepeats(items: readonly (readonly [LayerTypeName, Patch])[]): readonly unknown[] {
  const places = new Map<string, number>();
  return items.map((item, i) => {
    const text = JSON.stringify(item);
    const place = places.get(text);
    if (place === undefined) places.set(text, i);
    return place ?? item;
  });
}

/** A network as text for an address. `tables`: the defaults of each version, newest last. */
export function encodeArchitecture({ name, input, layers }: Architecture, tables = LINK_DEFAULTS): string {
  const defaults = tables.at(-1) ?? {};
  const compact = {
    v: tables.length,
    n: name,
    i: [input.c, input.h, input.w],
    l: withRepeats(layers.map((layer, i) => [layer.type, patchOf(layer, i, defaults)])),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(compact));
  const binary = Array.from(bytes, (byte) => String.fromCodePoint(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const refuse = (message: string): DecodedArchitecture => ({ ok: false, message });

const DAMAGED = refuse(
  "The link's network cannot be read; the link may be incomplete. Ask for it again, or copy all of it. Your own network is unchanged.",
);
const NEWER = refuse(
  "The link's network was made with a newer version of this app. Reload the page to get that version. Your own network is unchanged.",
);

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

/** The layer that an entry represents, not yet validated; null if none. */
function layerOf(entry: unknown, index: number, defaults: LinkDefaults): unknown {
  if (!Array.isArray(entry)) return null;
  const parts: readonly unknown[] = entry;
  const [type, patch] = parts;
  const id = usualId(index);
  if (!isPlaceable(type)) return { type, id };
  return { ...(defaults[type] ?? layerType(type).create(id)), id, ...(isObject(patch) ? patch : {}), type };
}

/**
 * Reads the output of `encodeArchitecture`, of this or an earlier version. Anything else returns a message; it never
 * throws.
 */
export function decodeArchitecture(text: string, tables = LINK_DEFAULTS): DecodedArchitecture {
  const compact = parseText(text);
  if (!isObject(compact)) return DAMAGED;
  const version = compact["v"] ?? 1;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return DAMAGED;
  const defaults = tables[version - 1];
  if (!defaults) return NEWER;
  if (!Array.isArray(compact["l"]) || !Array.isArray(compact["i"])) return DAMAGED;
  const items: readonly unknown[] = compact["l"];
  const layers = items.map((entry, index) =>
    layerOf(typeof entry === "number" ? items[entry] : entry, index, defaults),
  );
  const shape: readonly unknown[] = compact["i"];
  const [c, h, w] = shape;
  const parsed = parseArchitecture({ name: compact["n"], input: { c, h, w }, layers });
  if (parsed.ok) return parsed;
  // A new layer type does not need a new link version.
  const isNewer = layers.some((layer) => isObject(layer) && !isPlaceable(layer["type"]));
  const hint = isNewer
    ? " If the link was made with a newer version of this app, reload the page to get that version."
    : "";
  return refuse(`The link's network cannot be used. ${parsed.message}${hint}`);
}
