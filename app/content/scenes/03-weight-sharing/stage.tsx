import { lazyPart } from "#ui/lazy-part.tsx";
import type { StageProps } from "../../scene-types.ts";
import type { State } from "./layer.ts";
import { WiresStage } from "./wires-stage.tsx";
import "./stage.css";

const MapsStage = lazyPart(async () => (await import("./maps-stage.tsx")).MapsStage);
const DigitsStage = lazyPart(async () => (await import("./digits-stage.tsx")).DigitsStage);

/** A layer that gives up weights: as wires, as maps, and as three networks that are trained. */
export function WeightSharingStage(props: StageProps<State>) {
  const { view } = props.state;
  if (view === "wires") return <WiresStage {...props} />;
  return view === "maps" ? <MapsStage {...props} /> : <DigitsStage {...props} />;
}
