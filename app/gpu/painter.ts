import type { Device, Rectangle } from "./device.ts";

/** A picture to draw at one pixel a value onto a 2-D canvas, which the page scales up. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  /** Draws into the rectangle of the device's canvas. */
  draw(viewport: Rectangle): void;
}

interface Placed {
  readonly picture: Picture;
  readonly x: number;
  readonly y: number;
}

/** Widest drawing surface. */
const WIDTH = 1024;

/** Shelves of pictures, tallest first, with a pixel between them. */
function arrange(pictures: readonly Picture[]): {
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly height: number;
} {
  const placed: Placed[] = [];
  let [x, y, shelf, width] = [0, 0, 0, 1];
  for (const picture of pictures.toSorted((a, b) => b.height - a.height)) {
    if (x > 0 && x + picture.width > WIDTH) {
      y += shelf + 1;
      x = shelf = 0;
    }
    placed.push({ picture, x, y });
    x += picture.width + 1;
    shelf = Math.max(shelf, picture.height);
    width = Math.max(width, x);
  }
  return { placed, width, height: y + shelf };
}

/**
 * Draws many pictures with one transfer from the GPU: side by side onto the device's canvas, then
 * each onto its own.
 */
export function paintPictures(device: Device, pictures: readonly Picture[]): void {
  if (pictures.length === 0) return;
  const { canvas } = device;
  const { placed, width, height } = arrange(pictures);
  if (canvas.width < width) canvas.width = width;
  if (canvas.height < height) canvas.height = height;
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
