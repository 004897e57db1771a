import { ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { Frame, LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { pooledValue, responses } from "./responses.ts";
import { Planes } from "./skin.tsx";
import { SIDE, type State } from "./state.ts";

interface OriginalProps {
  readonly planes: Float32Array | null;
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** The photo as it was; the point that is held is chosen on it. */
export function Original({ planes, state: { y, x }, set }: OriginalProps) {
  return (
    <Frame title="x">
      <Planes planes={planes} />
      <Marks width={SIDE} height={SIDE}>
        <circle className="stability-hold" cx={x + 0.5} cy={y + 0.5} r={5} />
      </Marks>
      <Surface
        label="Point of the photo that is held; arrow keys move it by one pixel, with the Shift key by eight"
        text={`row ${y}, column ${x}`}
        places={{ y: SIDE, x: SIDE }}
        at={{ y, x }}
        limits={{ y: [0, SIDE - 1], x: [0, SIDE - 1] }}
        follows="press"
        onMove={set}
      />
    </Frame>
  );
}

/** One map of responses, before and after, without pooling and with both kinds. */
export function Maps({ window }: Pick<State, "window">) {
  const heat = useColouring("magnitude");
  const pairs = [
    { name: "no pooling", value: responses.none },
    { name: `max ${window} × ${window}`, value: pooledValue("max", window) },
    { name: `mean ${window} × ${window}`, value: pooledValue("mean", window) },
  ];
  return (
    <>
      {pairs.map(({ name, value }) => {
        const before: PictureSpec = { kind: "maps", value, sample: 0, ...ONE_MAP, colouring: heat };
        return (
          <div key={name} className="stability-pair">
            <LiveFrame title={name} picture={before} />
            <LiveFrame title="bent" picture={{ ...before, sample: 1, like: before }} />
          </div>
        );
      })}
    </>
  );
}
