/** Decodes images with the browser, into a centre-cropped and scaled square. Needs a page. */
import { centredSquare } from "./pixels.ts";
import { SquareScaler } from "./scale-square.ts";

export interface SquareImage {
  readonly ok: true;
  /** `size x size` pixels of red, green, blue and alpha (always 255), row by row from the top. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly size: number;
}
export interface ImageFailure {
  readonly ok: false;
  /** What is wrong and what to do, for the student. */
  readonly message: string;
  readonly canRetry: boolean;
}
export type ImageResult = SquareImage | ImageFailure;

const MAX_FILE_BYTES = 30e6;
const MAX_SIDE = 12_000;
const FORMATS = "a JPEG, PNG, WebP or GIF image";

export function imageFailure(message: string, canRetry = false): ImageFailure {
  return { ok: false, message, canRetry };
}

/** Rows read at once: some browsers do not allow a canvas as large as a large image. */
const BAND = 256;

/** The largest centred square of an image; its pixels are read unscaled and then scaled by us. */
function readSquare(bitmap: ImageBitmap, size: number): Uint8ClampedArray<ArrayBuffer> | null {
  const { x, y, side } = centredSquare(bitmap.width, bitmap.height);
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: BAND });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingEnabled = false;
  // Transparent parts become white paper rather than black.
  context.fillStyle = "#fff";
  const scaler = new SquareScaler(side, size);
  for (let row = 0; row < side; row += BAND) {
    const rows = Math.min(BAND, side - row);
    context.fillRect(0, 0, side, rows);
    context.drawImage(bitmap, x, y + row, side, rows, 0, 0, side, rows);
    scaler.add(context.getImageData(0, 0, side, rows).data);
  }
  return scaler.finish();
}

/**
 * Decodes an image of any format that the browser supports to `size x size` pixels: the largest
 * centred square, rotated according to its EXIF data. Messages use `name` for it.
 */
export async function decodeSquare(blob: Blob, size: number, name: string): Promise<ImageResult> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
  } catch {
    return imageFailure(
      `${name} cannot be read: it is damaged or in a format that this browser does not support. Choose ${FORMATS}.`,
    );
  }
  try {
    if (Math.max(bitmap.width, bitmap.height) > MAX_SIDE) {
      return imageFailure(
        `${name} is too big: ${bitmap.width} x ${bitmap.height} pixels; the maximum is ${MAX_SIDE} on each side. Save a smaller version and choose that.`,
      );
    }
    const rgba = readSquare(bitmap, size);
    if (rgba === null)
      return imageFailure("The browser has no memory left for another image. Close other tabs, then try again.", true);
    return { ok: true, rgba, size };
  } finally {
    bitmap.close();
  }
}

/** Why a file that the student chose cannot be an image, before decoding it; `null` if it may be one. */
export function refuseImageFile(file: {
  readonly name: string;
  readonly size: number;
  readonly type: string;
}): ImageFailure | null {
  const name = `"${file.name}"`;
  if (file.size === 0) return imageFailure(`${name} is empty. Choose ${FORMATS}.`);
  if (file.type !== "" && !file.type.startsWith("image/"))
    return imageFailure(`${name} is not an image. Choose ${FORMATS}.`);
  if (file.size > MAX_FILE_BYTES) {
    return imageFailure(
      `${name} is too big: ${(file.size / 1e6).toFixed(0)} MB; the maximum is ${MAX_FILE_BYTES / 1e6} MB. Save a smaller version and choose that.`,
    );
  }
  return null;
}

/** Reads the student's own image as a `size x size` square. The file never leaves the device. */
export async function imageFileToRgba(file: File, size: number): Promise<ImageResult> {
  return refuseImageFile(file) ?? (await decodeSquare(file, size, `"${file.name}"`));
}
