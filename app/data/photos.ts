/** The photographs that ship with the app; their credits are also in `public/CREDITS.md`. */
import {
  decodeSquare,
  decodeWhole,
  type ImageFailure,
  imageFailure,
  type ImageResult,
  type WholeImage,
} from "./image-source.ts";
import { browserEnvironment, requestFile, type RequestEnvironment, unlessLeaving } from "./request.ts";

export interface Photo {
  readonly id: string;
  /** Short name for a menu. */
  readonly title: string;
  /** Description for those who cannot see it. */
  readonly alt: string;
  /** File in `public/photos/`. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Author and licence, shown on screen. */
  readonly credit: string;
}

/** Most pixels on a side of a photo. */
export const MOST_PIXELS = 512;

const photo = (id: string, width: number, height: number, title: string, alt: string, credit: string): Photo => ({
  id,
  title,
  alt,
  file: `${id}.jpg`,
  width,
  height,
  credit,
});

export const photos: readonly Photo[] = [
  photo("cat", 451, 300, "Cat", "Face of a ginger tabby cat, eyes wide open", "Stéfan van der Walt, CC0"),
  photo(
    "lorikeet",
    512,
    512,
    "Lorikeet",
    "A rainbow lorikeet on a branch before a soft lilac background",
    "Skitterphoto, CC0",
  ),
  photo(
    "kingfisher",
    512,
    288,
    "Kingfisher",
    "A blue and orange kingfisher on a mossy branch, the background plain",
    "Frank-2.0, CC0",
  ),
  photo(
    "colosseum",
    512,
    333,
    "Colosseum",
    "The arches of the Colosseum in Rome under a blue sky",
    "Urse Ovidiu, public domain",
  ),
  photo(
    "camera",
    512,
    512,
    "Photographer",
    "A man in a black coat behind a camera on a tripod, in black and white",
    "Lav Varshney, CC0",
  ),
  photo("astronaut", 512, 512, "Astronaut", "An astronaut in a white suit standing on the Moon", "Pixabay, CC0"),
  photo("balloon", 512, 512, "Hot-air balloon", "A chequered hot-air balloon before white clouds", "Skitterphoto, CC0"),
  photo("jaguars", 512, 342, "Jaguars", "Two spotted jaguars sitting on rocks", "Frieda Bredesen, CC0"),
  photo(
    "citrus",
    512,
    338,
    "Citrus slices",
    "Slices of orange, lemon and lime on white",
    "US Department of Agriculture, public domain",
  ),
  photo(
    "pencils",
    512,
    512,
    "Pencils",
    "Coloured pencils in a ring, their points to the middle",
    "Public Domain Pictures, CC0",
  ),
  photo(
    "bricks",
    512,
    512,
    "Paving bricks",
    "Paving bricks in rows with light joints, in black and white",
    "CC0Textures, CC0",
  ),
  photo(
    "grass",
    512,
    512,
    "Grass",
    "Blades of grass and clover seen from above, in black and white",
    "linolafett, CC0",
  ),
  photo("sky", 256, 256, "Sky", "Small white clouds in a blue sky above a calm hazy sea", "Poly Haven, CC0"),
];

/** The photo with this id, or `null`. */
export function findPhoto(id: string): Photo | null {
  return photos.find((entry) => entry.id === id) ?? null;
}

/** Address of a photo's file, for an `<img>`. */
export function photoUrl(entry: Photo, environment: RequestEnvironment = browserEnvironment): string {
  return new URL(`photos/${entry.file}`, environment.baseUrl()).href;
}

interface LoadOptions {
  readonly signal?: AbortSignal;
}

/**
 * Loads the file of one of the app's photos and decodes it. The browser's cache keeps the file; after a failure, another
 * call tries again.
 */
async function load<T>(
  id: string,
  options: LoadOptions,
  environment: RequestEnvironment,
  decode: (blob: Blob, name: string) => Promise<T | ImageFailure>,
): Promise<T | ImageFailure> {
  const entry = findPhoto(id);
  if (entry === null) return imageFailure(`There is no photo called "${id}". Choose one from the list of photos.`);
  const what = `the photo "${entry.title}"`;
  const isStopped = (): boolean => options.signal?.aborted === true;
  const stopped = imageFailure(`Loading ${what} was stopped. Load it again when you need it.`, true);
  const answer = await requestFile(what, photoUrl(entry, environment), options, environment);
  if (isStopped()) return stopped;
  if (!answer.ok) return answer;
  const blob = await answer.response.blob().catch(() => null);
  if (isStopped()) return stopped;
  if (blob === null) await unlessLeaving();
  if (blob === null) return imageFailure(`The connection broke while ${what} was loading. Try again.`, true);
  const image = await decode(blob, `The photo "${entry.title}"`);
  return isStopped() ? stopped : image;
}

/** One of the app's photos as `size x size` RGBA bytes: its largest centred square, scaled. */
export function loadPhoto(
  id: string,
  size: number,
  options: LoadOptions = {},
  environment: RequestEnvironment = browserEnvironment,
): Promise<ImageResult> {
  return load(id, options, environment, (blob, name) => decodeSquare(blob, size, name));
}

/** One of the app's photos, whole and unscaled. */
export function loadWholePhoto(
  id: string,
  options: LoadOptions = {},
  environment: RequestEnvironment = browserEnvironment,
): Promise<WholeImage | ImageFailure> {
  return load(id, options, environment, (blob, name) => decodeWhole(blob, MOST_PIXELS, name));
}
