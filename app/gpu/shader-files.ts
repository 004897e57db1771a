/**
 * The texts of `shaders/`, by path. Those that only training draws with are loaded when they are first wanted, see
 * `training-shaders.ts`: the patterns that are left out here are the ones that are named there.
 */
const PREFIX = "../../shaders/";

const texts = new Map(
  Object.entries(
    import.meta.glob<string>(
      [
        "../../shaders/**/*.{frag,vert,glsl}",
        "!../../shaders/**/*grad-*.frag",
        "!../../shaders/batch-norm/running.frag",
        "!../../shaders/softmax-cross-entropy/{batch-mean,sample}.frag",
        "!../../shaders/{dropout,image,limits,optimizer,reduce}/*.frag",
      ],
      { query: "?raw", import: "default", eager: true },
    ),
  ),
);

/** Loads the shaders of training, unless all of these files are there. */
export async function loadShaders(paths: Iterable<string>): Promise<void> {
  if ([...paths].some((path) => !texts.has(PREFIX + path))) await loadTrainingShaders();
}

/** Loads the shaders of training. */
export async function loadTrainingShaders(): Promise<void> {
  const { trainingShaders } = await import("./training-shaders.ts");
  for (const [path, text] of Object.entries(trainingShaders)) texts.set(path, text);
}

/** The text of a file under `shaders/`. Throws (our bug) where there is none, or it has not been loaded. */
export function readShader(path: string): string {
  const text = texts.get(PREFIX + path);
  if (text === undefined) throw new Error(`No shader file shaders/${path}, or it is drawn with before Device.compile`);
  return text;
}
