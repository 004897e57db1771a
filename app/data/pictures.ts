/** Loads pictures that ship with the app, with their transparent parts. Needs a page. */
import { imageFailure, type ImageFailure } from "./image-source.ts";
import { browserEnvironment, requestFile } from "./request.ts";

export interface WholePicture {
  readonly ok: true;
  /** Pixels of red, green, blue and alpha, row by row from the top. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Loads a picture from the app's public folder. `what` is what the messages call it. */
export async function loadPicture(
  what: string,
  path: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<WholePicture | ImageFailure> {
  const url = new URL(path, browserEnvironment.baseUrl()).href;
  const answer = await requestFile(what, url, options, browserEnvironment);
  if (!answer.ok) return answer;
  const broken = imageFailure(`The file of ${what} is damaged or did not arrive whole. Reload the page.`, true);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(await answer.response.blob());
  } catch {
    return broken;
  }
  const { width, height } = bitmap;
  const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d", {
    willReadFrequently: true,
  });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context ? { ok: true, rgba: context.getImageData(0, 0, width, height).data, width, height } : broken;
}
