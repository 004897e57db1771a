import type { Device } from "./device.ts";
import type { Rectangle } from "./launch.ts";

/** A picture to draw onto a 2-D canvas, of so many pixels; the page may scale the canvas. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  /** Draws into this rectangle of the device's canvas. */
  draw(viewport: Rectangle): void;
}

interface Placed {
  readonly picture: Picture;
  readonly x: number;
  readonly y: number;
}

/** Pictures of one drawing surface. */
interface Sheet {
  readonly placed: Placed[];
  width: number;
  height: number;
}

/** Size of a drawing surface; exceeded only by a single larger picture. */
const WIDTH = 1024;
const HEIGHT = 2048;

/** Packs pictures onto shelves, tallest first, a pixel apart; onto several surfaces if there are many. */
function arrange(pictures: readonly Picture[]): readonly Sheet[] {
  const sheets: Sheet[] = [];
  let sheet: Sheet | null = null;
  let [x, y, shelf] = [0, 0, 0];
  for (const picture of pictures.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + picture.width > WIDTH) [x, y, shelf] = [0, y + shelf + 1, 0];
    if (!sheet || (y > 0 && y + picture.height > HEIGHT)) {
      sheets.push((sheet = { placed: [], width: 1, height: 1 }));
      [x, y, shelf] = [0, 0, 0];
    }
    sheet.placed.push({ picture, x, y });
    x += picture.width + 1;
    shelf = Math.max(shelf, picture.height);
    sheet.width = Math.max(sheet.width, x);
    sheet.height = Math.max(sheet.height, y + shelf);
  }
  return sheets;
}

/**
 * Draws many pictures with few transfers from the GPU: side by side onto the device's canvas, then each onto its own.
 */
export function paintPictures(device: Device, pictures: readonly Picture[]): void {
  for (const sheet of arrange(pictures)) paintSheet(device, sheet);
}

/**
 * New size of the surface: changed rarely, since that waits for the GPU, but not kept forever for one large picture.
 */
function sizeFor(now: number, needed: number, usual: number): number {
  if (now < needed) return needed;
  return now > usual ? Math.max(needed, usual) : now;
}

function paintSheet(device: Device, { placed, width, height }: Sheet): void {
  const { canvas } = device;
  const [across, down] = [sizeFor(canvas.width, width, WIDTH), sizeFor(canvas.height, height, HEIGHT)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  device.clearCanvas();
  for (const { picture, x, y } of placed) {
    picture.draw([x, canvas.height - y - picture.height, picture.width, picture.height]);
  }
  const whole = canvas instanceof HTMLCanvasElement ? canvas : canvas.transferToImageBitmap();
  for (const { picture, x, y } of placed) {
    const { canvas: target, width: w, height: h } = picture;
    if (target.width !== w) target.width = w;
    if (target.height !== h) target.height = h;
    const context = target.getContext("2d");
    if (!context) continue;
    context.clearRect(0, 0, w, h);
    context.drawImage(whole, x, y, w, h, 0, 0, w, h);
  }
  if ("close" in whole) whole.close();
}
