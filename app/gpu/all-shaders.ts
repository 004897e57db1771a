/** What drawing anything beyond the first picture needs, in one chunk of script: priming, and every shader. */
export { Priming } from "./priming.ts";

/** The text of every shader, by path. */
export const allShaders = import.meta.glob<string>("../../shaders/**/*.{frag,vert,glsl}", {
  query: "?raw",
  import: "default",
  eager: true,
});
