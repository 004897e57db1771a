/** Compares what canvases show of tensors with the same computed here. */
import { paintPictures } from "#gpu/painter.ts";
import { drawMaps } from "#engine/show/draw.ts";
import { Extents } from "#engine/show/extents.ts";
import { type Montage, montageSize, pictureSize } from "#engine/show/montage.ts";
import { openDevice } from "./open-device.ts";

/** Nine greys from black to white: a value from 0 to 1 is its own brightness. */
const GREYS = { stops: Array.from({ length: 27 }, (_, i) => Math.floor(i / 3) / 8), scale: "unit" } as const;

/** Grey of a value of a map, from 0 to 255. */
function grey(c: number, y: number, x: number): number {
  return (c * 53 + y * 7 + x * 3) % 256;
}

/** The grey of a pixel: the mean over the values that it covers of the picture in its middle; null between pictures. */
function expected({ cellWidth, cellHeight, columns, count, gap, shrink = 1 }: Montage, px: number, py: number) {
  const middle = Math.floor(shrink / 2);
  const [x, y] = [px * shrink + middle, py * shrink + middle];
  const c = Math.floor(y / (cellHeight + gap)) * columns + Math.floor(x / (cellWidth + gap));
  const [cx, cy] = [x % (cellWidth + gap), y % (cellHeight + gap)];
  if (cx >= cellWidth || cy >= cellHeight || c >= count) return null;
  const seen: number[] = [];
  for (let iy = cy - middle; iy < cy - middle + shrink; iy++) {
    for (let ix = cx - middle; ix < cx - middle + shrink; ix++)
      if (iy >= 0 && ix >= 0 && iy < cellHeight && ix < cellWidth) seen.push(grey(c, iy, ix));
  }
  return seen.reduce((sum, value) => sum + value, 0) / seen.length;
}

/** Paints `copies` canvases of the maps of one tensor; how many of all pixels are wrong, and how many there are. */
export function misdrawnPixels(montage: Montage, copies: number) {
  const device = openDevice();
  const { cellWidth: w, cellHeight: h, count } = montage;
  const tensor = device.tensor("maps", { n: 1, c: count, h, w });
  tensor.upload(
    Float32Array.from(
      { length: count * h * w },
      (_, i) => grey(Math.floor(i / (h * w)), Math.floor(i / w) % h, i % w) / 255,
    ),
  );
  const extents = new Extents(device);
  extents.tensor(0, tensor);
  const canvases = Array.from({ length: copies }, () => document.createElement("canvas"));
  paintPictures(
    device,
    canvases.map((canvas) => ({
      canvas,
      ...pictureSize(montage),
      draw: (viewport) => drawMaps(device, { extents, slot: 0, montage, viewport, colouring: GREYS, tensor }),
    })),
  );
  let [wrong, pixels] = [0, 0];
  for (const canvas of canvases) {
    const { data, width } =
      canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? new ImageData(1, 1);
    for (let i = 0; i < data.length; i += 4, pixels++) {
      const value = expected(montage, (i / 4) % width, Math.floor(i / 4 / width));
      const [red = -1, green = -1, , alpha = -1] = data.subarray(i, i + 4);
      const isRight = value === null ? alpha === 0 : alpha === 255 && red === green && Math.abs(red - value) <= 1;
      if (!isRight) wrong++;
    }
  }
  extents.dispose();
  tensor.dispose();
  return { wrong, pixels, values: montageSize(montage) };
}
