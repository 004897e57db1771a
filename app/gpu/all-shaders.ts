/** What drawing more than the first picture takes, in one file. */
export { Priming } from "./priming.ts";

/** Every shader there is. */
export const allShaders = import.meta.glob<string>("../../shaders/**/*.{frag,vert,glsl}", {
  query: "?raw",
  import: "default",
  eager: true,
});
