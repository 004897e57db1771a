import { useMemo } from "react";
import { useChosenPhoto, usePlanes } from "../../photo/photo.tsx";
import { bent, type Field, fieldOf, PHOTO, STILL, wavesOf } from "./bend.ts";
import { shifted, type State } from "./state.ts";

/** Planes of a photo: 1 of its brightness (PHOTO, PHOTO), or of red, green and blue; null while it is loaded. */
interface Photo {
  readonly grey: Float32Array | null;
  readonly rgb: Float32Array | null;
  readonly problem: string | null;
}

/** A chosen photo, with the margin that is pulled in. */
export function usePhotoPlanes(choice: string): Photo {
  const { photo, problem } = useChosenPhoto(choice, shifted.photo, PHOTO);
  return { grey: usePlanes(photo, 1), rgb: usePlanes(photo, 3), problem };
}

/** What bends the photo now. */
export function useField({ y, x, dy, dx, scale, waves, seed }: State): Field {
  const hasWaves = waves > 0;
  const wavy = useMemo(() => (hasWaves ? wavesOf(seed, scale) : NO_WAVES), [hasWaves, seed, scale]);
  return useMemo(() => fieldOf({ y, x, dy, dx, scale, waves, seed }, wavy), [y, x, dy, dx, scale, waves, seed, wavy]);
}

const NO_WAVES = new Float32Array();

/** Planes bent by a field. */
export function useBent(planes: Float32Array | null, field: Field): Float32Array | null {
  return useMemo(() => planes && bent(planes, field), [planes, field]);
}

/** Planes as they are, cut to what is shown. */
export function useStill(planes: Float32Array | null): Float32Array | null {
  return useBent(planes, STILL);
}
