import type { TorchClass } from "../layer-type.ts";

type Forms = Partial<Pick<TorchClass, "takes" | "gives">>;

/** A class of torch.nn, from maps to maps unless `forms` says otherwise. */
export function inTorch(name: string, forms: Forms = {}): () => TorchClass {
  return defined(name, null, forms);
}

/** A class that torch.nn lacks, with its source; null for an operator, which is not a class. */
export function defined(name: string, definition: string | null, forms: Forms = {}): () => TorchClass {
  const torch: TorchClass = { class: name, definition, takes: "maps", gives: "maps", ...forms };
  return () => torch;
}
