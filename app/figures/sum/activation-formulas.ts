import type { ActivationKind } from "#nn/activations.ts";
import { type Tex, texBlock } from "#nn/tex.ts";

/** The formula of each activation function. */
export const activationFormulas: Readonly<Record<ActivationKind, Tex>> = {
  relu: texBlock`f(x) = \max(0, x)`,
  relu6: texBlock`f(x) = \min(6, \max(0, x))`,
  leaky_relu: texBlock`f(x) = \max(x, a x)`,
  tanh: texBlock`f(x) = \tanh x`,
  sigmoid: texBlock`f(x) = \frac{1}{1 + e^{-x}}`,
  gelu: texBlock`f(x) = x\,\Phi(x) = \tfrac{x}{2}\bigl(1 + \operatorname{erf}\tfrac{x}{\sqrt 2}\bigr)`,
};
