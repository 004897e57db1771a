/** Networks for the benchmark. */
import type { Architecture } from "#nn/types.ts";
import { zooEntry } from "#nn/zoo/zoo.ts";

const CONVS = "-convs";
/** Index at which a network's classifier begins. */
const CLASSIFIER: ReadonlySet<string> = new Set(["flatten", "dense", "adaptive_avg_pool2d", "global_avg_pool2d"]);

/** A network of the zoo; with the suffix "-convs", only its layers before the classifier. */
export function networkOf(name: string): Architecture {
  const entry = zooEntry(name.endsWith(CONVS) ? name.slice(0, -CONVS.length) : name);
  if (!entry) throw new Error(`Unknown network "${name}"`);
  const { architecture } = entry;
  if (!name.endsWith(CONVS)) return architecture;
  const end = architecture.layers.findIndex(({ type }) => CLASSIFIER.has(type));
  return { ...architecture, layers: architecture.layers.slice(0, end < 0 ? undefined : end) };
}
