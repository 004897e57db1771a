/** Messages between the lecture's window and the presenter's own window. Both are in one browser; nothing leaves it. */
import * as v from "valibot";

const NAME = "receptive.presenter";

const wordSchema = v.union([
  /** The id of the scene in front of the class; null when presenting has ended. */
  v.object({ at: v.nullable(v.string()) }),
  /** The id of the scene that the presenter wants in front of the class. */
  v.object({ go: v.string() }),
  /** Asks which scene is in front of the class. */
  v.object({ where: v.literal(true) }),
]);

export type Word = v.InferOutput<typeof wordSchema>;

export interface Line {
  readonly say: (word: Word) => void;
  readonly close: () => void;
}

/** Opens a channel to the other windows; `hear` gets their messages. Anything that does not fit `wordSchema` is ignored. */
export function openLine(hear: (word: Word) => void): Line {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const read = v.safeParse(wordSchema, data);
    if (read.success) hear(read.output);
  });
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- channels have one origin only
    say: (word) => channel.postMessage(word),
    close: () => channel.close(),
  };
}
