import { layerType } from "./layer-table.ts";
import type { Architecture, LayerSpec, LayerTypeName, Shape } from "./types.ts";

/** Maximum number of layers in a network; `insertLayer` and `duplicateLayer` leave a full one unchanged. */
export const MAX_LAYERS = 64;

/** The smallest unused id of the form `l<N>`, from `l1`. */
export function newId(architecture: Architecture): string {
  const used = new Set(architecture.layers.map((layer) => layer.id));
  let n = 1;
  while (used.has(`l${n}`)) n++;
  return `l${n}`;
}

function withLayers(architecture: Architecture, layers: readonly LayerSpec[]): Architecture {
  return { ...architecture, layers };
}

function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(last, index));
}

/** Inserts a new layer with its type's default settings at `index` (0: first; the length: last). */
export function insertLayer(architecture: Architecture, index: number, type: LayerTypeName): Architecture {
  if (architecture.layers.length >= MAX_LAYERS) return architecture;
  const layer = layerType(type).create(newId(architecture));
  return withLayers(architecture, architecture.layers.toSpliced(clamp(index, architecture.layers.length), 0, layer));
}

/** Removes a layer; an unknown id changes nothing. */
export function removeLayer(architecture: Architecture, id: string): Architecture {
  const layers = architecture.layers.filter((layer) => layer.id !== id);
  return layers.length === architecture.layers.length ? architecture : withLayers(architecture, layers);
}

/** Moves the layer at index `from` so that it ends up at index `to`. */
export function moveLayer(architecture: Architecture, from: number, to: number): Architecture {
  const layer = architecture.layers[from];
  const target = clamp(to, architecture.layers.length - 1);
  if (!layer || from === target) return architecture;
  return withLayers(architecture, architecture.layers.toSpliced(from, 1).toSpliced(target, 0, layer));
}

/** Settings to change in a layer: any of its type's, never its id or type. */
export type LayerPatch<S extends LayerSpec = LayerSpec> = S extends LayerSpec ? Partial<Omit<S, "id" | "type">> : never;

/**
 * Changes settings of one layer. Keys that its type does not have are dropped; values are
 * not checked here: `describe` reports impossible ones.
 */
export function updateLayer(architecture: Architecture, id: string, patch: LayerPatch): Architecture {
  const index = architecture.layers.findIndex((layer) => layer.id === id);
  const layer = architecture.layers[index];
  if (!layer) return architecture;
  const known = Object.entries<unknown>(patch).filter(([key]) => key in layer && key !== "id" && key !== "type");
  const changed: LayerSpec = { ...layer, ...Object.fromEntries(known) };
  return withLayers(architecture, architecture.layers.with(index, changed));
}

/** Inserts a copy of a layer, with a new id, right after it. */
export function duplicateLayer(architecture: Architecture, id: string): Architecture {
  const index = architecture.layers.findIndex((layer) => layer.id === id);
  const layer = architecture.layers[index];
  if (!layer || architecture.layers.length >= MAX_LAYERS) return architecture;
  return withLayers(architecture, architecture.layers.toSpliced(index + 1, 0, { ...layer, id: newId(architecture) }));
}

export function setInput(architecture: Architecture, input: Shape): Architecture {
  return { ...architecture, input };
}

export function rename(architecture: Architecture, name: string): Architecture {
  return { ...architecture, name };
}
