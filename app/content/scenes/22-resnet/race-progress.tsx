import { Progress } from "#ui/progress.tsx";
import { STEPS } from "./race.ts";
import type { Races } from "./use-races.ts";

/** How far the race under way is, with a way to stop it; nothing while there is none. */
export function RaceProgress({ races: { running, share, stop } }: { readonly races: Races }) {
  if (!running) return null;
  return <Progress label={`Racing: ${running.depth} layers, ${STEPS} steps`} value={share} onStop={stop} />;
}
