/** The repository's own lint rules, loaded by .oxlintrc.json. */
import { imports } from "./imports.mjs";
import { noGlslInCode } from "./no-glsl-in-code.mjs";
import { noSetState } from "./no-set-state.mjs";
import { noStorageOutsidePersist } from "./no-storage-outside-persist.mjs";
import { noWebglOutsideGpu } from "./no-webgl-outside-gpu.mjs";
import { textOfItsOwn } from "./text-of-its-own.mjs";

export default {
  meta: { name: "receptive" },
  rules: {
    imports,
    "no-glsl-in-code": noGlslInCode,
    "no-set-state": noSetState,
    "no-storage-outside-persist": noStorageOutsidePersist,
    "no-webgl-outside-gpu": noWebglOutsideGpu,
    "text-of-its-own": textOfItsOwn,
  },
};
