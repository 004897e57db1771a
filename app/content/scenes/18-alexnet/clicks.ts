/** A unit's answers as clicks, as the electrode of a physiologist would be heard. */
import { createRandom } from "#nn/random.ts";

/** Clicks in a second at the largest answer. */
const FASTEST = 50;
const CLICK_SECONDS = 0.004;

export interface Clicks {
  /** So many seconds at this share of the largest answer. */
  readonly play: (share: number, seconds: number) => void;
  readonly stop: () => void;
}

/** Ready to click; to be called from a press, since browsers keep pages silent until then. */
export function startClicks(): Clicks {
  const context = new AudioContext();
  const random = createRandom(1);
  const sound = clickOf(context);
  return {
    play(share, seconds) {
      // As a nerve cell does: at random moments, more of them the stronger it answers.
      const expected = FASTEST * Math.max(0, Math.min(1, share)) * seconds;
      if (expected === 0) return;
      for (let at = -Math.log(1 - random.next()) / expected; at < 1; at -= Math.log(1 - random.next()) / expected) {
        const source = context.createBufferSource();
        source.buffer = sound;
        source.connect(context.destination);
        source.start(context.currentTime + at * seconds);
      }
    },
    stop: () => void context.close(),
  };
}

/** A few milliseconds of noise that dies away. */
function clickOf(context: AudioContext): AudioBuffer {
  const random = createRandom(2);
  const buffer = context.createBuffer(1, Math.ceil(CLICK_SECONDS * context.sampleRate), context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let i = 0; i < samples.length; i++) samples[i] = 0.5 * random.normal() * Math.exp((-5 * i) / samples.length);
  return buffer;
}
