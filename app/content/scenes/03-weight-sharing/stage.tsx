import type { StageProps } from "../../scene-types.ts";
import type { State } from "./layer.ts";
import { DigitsStage } from "./digits-stage.tsx";
import { MapsStage } from "./maps-stage.tsx";
import { WiresStage } from "./wires-stage.tsx";
import "./stage.css";

/** A layer that gives up weights: as wires, as maps, and as three networks that are trained. */
export default function WeightSharingStage(props: StageProps<State>) {
  const { view } = props.state;
  if (view === "wires") return <WiresStage {...props} />;
  return view === "maps" ? <MapsStage {...props} /> : <DigitsStage {...props} />;
}
