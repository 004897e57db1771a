import type { TorchClass } from "../layer-type.ts";
import type { DefinedClass } from "../torch-definitions.ts";

type Forms = Partial<Pick<TorchClass, "takes" | "gives">>;

const MAPS = { takes: "maps", gives: "maps" } as const;

/** A class of torch.nn, or an operator such as `Add`; from maps to maps unless `forms` says otherwise. */
export function inTorch(name: string, forms: Forms = {}): () => TorchClass {
  const torch: TorchClass = { class: name, definition: null, ...MAPS, ...forms };
  return () => torch;
}

/** A class that torch.nn lacks, whose source is in `torch-definitions.ts`. */
export function definedHere(name: DefinedClass, forms: Forms = {}): () => TorchClass {
  const torch: TorchClass = { class: name, definition: name, ...MAPS, ...forms };
  return () => torch;
}
