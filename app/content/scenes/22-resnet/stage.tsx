import type { StageProps } from "../../scene-types.ts";
import { BlockStage } from "./block-stage.tsx";
import { RaceStage } from "./race-stage.tsx";
import type { State } from "./state.ts";
import "./stage.css";

/** What a shortcut does: in a race of two deep networks, and in one block. */
export default function ResnetStage(props: StageProps<State>) {
  return props.state.view === "race" ? <RaceStage {...props} /> : <BlockStage {...props} />;
}
