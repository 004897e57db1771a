/** The repository's own lint rules, loaded by .oxlintrc.json. */
import { imports } from "./imports.mjs";
import { noGlslInCode } from "./no-glsl-in-code.mjs";
import { noSetState } from "./no-set-state.mjs";
import { noWebglOutsideGpu } from "./no-webgl-outside-gpu.mjs";

export default {
  meta: { name: "receptive" },
  rules: {
    imports,
    "no-glsl-in-code": noGlslInCode,
    "no-set-state": noSetState,
    "no-webgl-outside-gpu": noWebglOutsideGpu,
  },
};
