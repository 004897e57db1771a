import { useEffect, useState } from "react";
import { loadPicture } from "#data/pictures.ts";
import type { ParameterValues } from "#nn/types.ts";
import type { Shipped } from "../../scene-types.ts";
import { FILES, type Scenery, sceneryOf } from "./scenery.ts";

/** What the stage is made of; null while it is loaded. */
export interface Material {
  readonly scenery: Scenery;
  readonly weights: ParameterValues;
}

interface Loading {
  readonly material: Material | null;
  /** Why it could not be loaded, in words; null where it could. */
  readonly problem: string | null;
}

/** The pictures and the trained classifier. */
export function useMaterial(shipped: Shipped): Loading {
  const [loading, setLoading] = useState<Loading>({ material: null, problem: null });
  useEffect(() => {
    const stop = new AbortController();
    void load(shipped, stop.signal).then((loaded) => {
      if (!stop.signal.aborted) setLoading(loaded);
    });
    return () => stop.abort();
  }, [shipped]);
  return loading;
}

async function load(shipped: Shipped, signal: AbortSignal): Promise<Loading> {
  const [weights, ...files] = await Promise.all([
    shipped.weights("cells"),
    ...FILES.map((file) => loadPicture("the pictures of this scene", file, { signal })),
  ]);
  const pictures = files.flatMap((file) => (file.ok ? file : []));
  const failed = [weights, ...files].find((each) => !each.ok);
  if (failed && !failed.ok) return { material: null, problem: failed.message };
  if (!weights.ok) return { material: null, problem: weights.message };
  return { material: { scenery: sceneryOf(pictures), weights: weights.values }, problem: null };
}
