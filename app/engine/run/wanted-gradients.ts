import type { ExecutorOptions } from "./executor.ts";
import type { Model } from "./model.ts";

/**
 * Values whose gradient a backward pass needs: those that depend on a parameter, or on the input if its gradient is
 * wanted.
 */
export function wantedGradients(
  { graph, plan, parameters }: Pick<Model, "graph" | "plan" | "parameters">,
  options: Omit<ExecutorOptions, "batch">,
): ReadonlySet<number> {
  const wanted = new Set<number>(options.inputGradient ? [0] : []);
  for (const { name, inputs, output } of graph.nodes) {
    const owns = options.training === true && parameters.view(`${name}.weight`) !== null;
    const carries = inputs.some((value) => wanted.has(plan.tensorOf[value] ?? value));
    if (owns || carries) wanted.add(plan.tensorOf[output] ?? output);
  }
  return wanted;
}
