/**
 * The texts of `shaders/`, by path. Those of the app's first picture are part of the code: for a forward pass of the network
 * that it opens with, and for its feature maps. The others are loaded together when one of them is first needed.
 */
const PREFIX = "../../shaders/";

const texts = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../shaders/lib/*.{vert,glsl}",
        "!../../shaders/lib/{channel-window,falling-power,grad-bias,grad-rows,grad-sums,grad-weights,mean-window,row-parts,strided-outputs,upsample}.glsl",
        "../../shaders/{activation,dense,flatten}/forward.frag",
        "../../shaders/conv2d/{filters,forward,forward-one-phase,forward-pixels}.frag",
        "../../shaders/pool2d/max.frag",
        "../../shaders/softmax-cross-entropy/probabilities.frag",
        "../../shaders/view/*.frag",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  ),
);

const INCLUDE = /^[ \t]*#include +"([\w./-]+)"/gm;

/** Whether a file has been loaded, with all that it includes. */
function isThere(path: string): boolean {
  const text = texts.get(PREFIX + path);
  return text !== undefined && [...text.matchAll(INCLUDE)].every(([, file = ""]) => isThere(file));
}

let hasAll = false;

/** Loads all shaders, unless these files have been loaded already. Resolves to whether all shaders have been loaded. */
export async function loadShaders(paths: Iterable<string>): Promise<boolean> {
  if (![...paths].every(isThere)) await loadAllShaders();
  return hasAll;
}

/** Loads all shaders. */
export async function loadAllShaders(): Promise<void> {
  const { allShaders } = await import("./all-shaders.ts");
  for (const [path, text] of Object.entries(allShaders)) texts.set(path, text);
  hasAll = true;
}

/** The text of a file under `shaders/`. Throws (our bug) where there is none, or it has not been loaded. */
export function readShader(path: string): string {
  const text = texts.get(PREFIX + path);
  if (text === undefined) throw new Error(`No shader file shaders/${path}, or it is drawn with before Device.compile`);
  return text;
}
