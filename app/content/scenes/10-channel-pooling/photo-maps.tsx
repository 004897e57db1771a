import { useMemo } from "react";
import { NetworkView } from "#engine/show/network-view.ts";
import { given } from "#engine/show/weights.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveFrame } from "#figures/stage/frame.tsx";
import { useInput, useView } from "#figures/view/use-view.ts";
import { ViewProvider } from "#figures/view/view-source.tsx";
import type { Device } from "#gpu/device.ts";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import { MAXIMUM, networkOf, PHOTO, RESPONSES, SLID, type State, weightsOf } from "./bank.ts";

interface PhotoMapsProps {
  readonly device: Device;
  readonly state: Pick<State, "pattern" | "copies" | "photo">;
  readonly onPhoto: (photo: string) => void;
}

/** The same copies, slid over a photo: a map for each, and the maximum over them at each place. */
export function PhotoMaps({ device, state: { pattern, copies, photo: choice }, onPhoto }: PhotoMapsProps) {
  const { photo, problem } = useChosenPhoto(choice, "citrus", PHOTO);
  const planes = usePlanes(photo, 1);
  const weights = useMemo(() => weightsOf({ pattern, copies }, SLID), [pattern, copies]);
  const { view, problem: obstacle } = useView(
    (signal) =>
      NetworkView.open(device, networkOf(copies, PHOTO, SLID), { values: given(weights), signal, isLazy: true }),
    [device, copies, weights],
  );
  useInput(view, planes);
  const [unit, heat] = [useColouring("unit"), useColouring("magnitude")];
  const columns = copies === 8 ? 4 : Math.ceil(Math.sqrt(copies));
  const map = { gap: 3, shrink: 1, first: 0, colouring: heat } as const;
  const side = PHOTO - SLID + 1;
  const ratio = (columns * (side + 3) - 3) / ((copies / columns) * (side + 3) - 3);
  const wrong = problem ?? obstacle;
  return (
    <section className="copies-photo" aria-label="The copies on a photo">
      {wrong === null ? null : <p role="status">{wrong}</p>}
      <ViewProvider view={view}>
        <div className="copies-maps" style={{ gridTemplateColumns: `1fr ${Math.min(2, ratio)}fr 1fr` }}>
          <LiveFrame title="a photo" picture={{ kind: "input", colouring: unit }} />
          <LiveFrame
            thing="maps"
            title={`${copies} maps, one for each copy`}
            ratio={ratio}
            picture={{ kind: "maps", value: RESPONSES, count: copies, columns, ...map }}
          />
          <LiveFrame
            thing="maximum"
            title="the maximum"
            picture={{ kind: "maps", value: MAXIMUM, count: 1, columns: 1, ...map }}
          />
        </div>
      </ViewProvider>
      <PhotoChooser value={choice} onChange={onPhoto} />
    </section>
  );
}
