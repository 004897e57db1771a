import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import { useCloserGuess } from "./guess.tsx";
import { PoolingStage } from "./pooling-stage.tsx";
import { rippled, type State } from "./state.ts";
import "./stage.css";

const CopiesStage = lazyPart(async () => (await import("./copies-stage.tsx")).CopiesStage);

/** A photo that bends under the hand: what pooled responses notice of it, and what a network's distance says of it. */
export function StabilityStage(props: StageProps<State>) {
  const { state, set, guesses } = props;
  // What is asked of the copies is asked of the ones that are seen.
  const isAsked = useCloserGuess(guesses).stage === "asked";
  const onShow = (show: State["show"]): void => set(show === "closer" && isAsked ? rippled : { show });
  return state.show === "pooling" ? (
    <PoolingStage {...props} onShow={onShow} />
  ) : (
    <CopiesStage {...props} onShow={onShow} />
  );
}
