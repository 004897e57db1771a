/** Decodes images with the browser, whole or as their centred square, scaled. Needs a page. */
import { centredSquare, shrunk } from "./pixels.ts";
import { PictureScaler, type PixelSize } from "./scale-picture.ts";

export interface SquareImage {
  readonly ok: true;
  /** `size x size` pixels of red, green, blue and alpha (always 255), row by row from the top. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly size: number;
}
/** A whole image: `width x height` pixels, as in `SquareImage`. */
export interface WholeImage extends PixelSize {
  readonly ok: true;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
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

/** Where a part of an image begins. */
interface Corner {
  readonly x: number;
  readonly y: number;
}

/** A part of an image; its pixels are read unscaled and then scaled by us. */
function readPart(
  bitmap: ImageBitmap,
  { x, y }: Corner,
  part: PixelSize,
  to: PixelSize,
): Uint8ClampedArray<ArrayBuffer> | null {
  const { width, height } = part;
  const canvas = Object.assign(document.createElement("canvas"), { width, height: BAND });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) return null;
  context.imageSmoothingEnabled = false;
  // Transparent parts become white paper rather than black.
  context.fillStyle = "#fff";
  const scaler = new PictureScaler(part, to);
  for (let row = 0; row < height; row += BAND) {
    const rows = Math.min(BAND, height - row);
    context.fillRect(0, 0, width, rows);
    context.drawImage(bitmap, x, y + row, width, rows, 0, 0, width, rows);
    scaler.add(context.getImageData(0, 0, width, rows).data);
  }
  return scaler.finish();
}

/** Decodes an image of any format that the browser supports, rotated according to its EXIF data. Messages use `name` for it. */
async function decode<T>(blob: Blob, name: string, read: (bitmap: ImageBitmap) => T | null): Promise<T | ImageFailure> {
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
    return (
      read(bitmap) ??
      imageFailure("The browser has no memory left for another image. Close other tabs, then try again.", true)
    );
  } finally {
    bitmap.close();
  }
}

/** Decodes an image to `size x size` pixels: its largest centred square. Messages use `name` for it. */
export function decodeSquare(blob: Blob, size: number, name: string): Promise<ImageResult> {
  return decode<SquareImage>(blob, name, (bitmap) => {
    const { x, y, side } = centredSquare(bitmap.width, bitmap.height);
    const rgba = readPart(bitmap, { x, y }, { width: side, height: side }, { width: size, height: size });
    return rgba && { ok: true, rgba, size };
  });
}

/** Decodes a whole image, shrunk where it has more than `most` pixels on a side. Messages use `name` for it. */
export function decodeWhole(blob: Blob, most: number, name: string): Promise<WholeImage | ImageFailure> {
  return decode<WholeImage>(blob, name, (bitmap) => {
    const { width, height } = bitmap;
    const to = shrunk({ width, height }, most);
    const rgba = readPart(bitmap, { x: 0, y: 0 }, { width, height }, to);
    return rgba && { ok: true, rgba, ...to };
  });
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
