import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import { RaceStage } from "./race-stage.tsx";
import type { State } from "./state.ts";
import { useRaces } from "./use-races.ts";
import "./stage.css";

const BlockStage = lazyPart(async () => (await import("./block-stage.tsx")).BlockStage);

/** What a shortcut does: in a race of two deep networks, and in one block. A race goes on while the block is looked at. */
export function ResnetStage(props: StageProps<State>) {
  const races = useRaces(props.device, props.shipped);
  return props.state.view === "race" ? <RaceStage {...props} races={races} /> : <BlockStage {...props} races={races} />;
}
