import type { TorchClass } from "../layer-type.ts";

type Forms = Partial<Pick<TorchClass, "takes" | "gives">>;

/** A class of torch.nn, which makes maps of maps unless `forms` says otherwise. */
export function inTorch(name: string, forms: Forms = {}): () => TorchClass {
  const torch: TorchClass = { class: name, isInTorch: true, takes: "maps", gives: "maps", ...forms };
  return () => torch;
}

/** A class that torch.nn lacks: source that uses it needs its definition as well. */
export function notInTorch(name: string, forms: Forms = {}): () => TorchClass {
  const torch: TorchClass = { class: name, isInTorch: false, takes: "maps", gives: "maps", ...forms };
  return () => torch;
}
