import { findPhoto } from "#data/photos.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import { OWN } from "../../photo/choice.ts";
import { useOwnPhoto } from "../../photo/own-photo.ts";
import { useWholePhoto } from "../../photo/photo.tsx";
import type { StageProps } from "../../scene-types.ts";
import { useLocalGuesses } from "./guesses.tsx";
import { PairsStage } from "./pairs-stage.tsx";
import { state as scene, type State } from "./state.ts";
import { useAllPhotos, usePlane } from "./use-measured.ts";
import type { Shown } from "./views.ts";
import "./stage.css";

const DecayStage = lazyPart(async () => (await import("./decay-stage.tsx")).DecayStage);
const ParametersStage = lazyPart(async () => (await import("./parameters-stage.tsx")).ParametersStage);

/** A photo with two pairs of points; how the dependence of pixels falls with their distance; and where weights go. */
export function LocalVsGlobalStage({ device, state, set, guesses }: StageProps<State>) {
  const { photo, problem } = useWholePhoto(state.photo, scene.initial.photo);
  const picture = usePlane(photo, state.shuffled);
  const asks = useLocalGuesses(guesses);
  // The pairs of one photo need no other, until all are asked about.
  const wantsAll = state.view !== "pairs" || asks.quiz.stage !== "asked";
  const all = useAllPhotos(device, wantsAll, state.view);
  const shown: Shown = { device, state, set, asks, picture, name: useName(state), all: wantsAll ? all : null, problem };
  if (state.view === "pairs") return <PairsStage {...shown} />;
  return state.view === "decay" ? <DecayStage {...shown} /> : <ParametersStage {...shown} />;
}

/** What the picture is called. */
function useName({ photo, shuffled }: State): string {
  const own = useOwnPhoto();
  const title =
    photo === OWN && own ? "your photo" : `“${findPhoto(photo === OWN ? scene.initial.photo : photo)?.title ?? ""}”`;
  return shuffled ? `${title}, shuffled` : title;
}
