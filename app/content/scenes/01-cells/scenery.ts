/** The scene: a meadow under the sky, a balloon, and a bird. It is composed from masks, so that each pixel's class is known. Pure. */
import { type Canvas, paint, type Pixels, type Placed, type Sprite, spriteOf } from "./sprite.ts";

/** What a pixel can show; the classifier's outputs are in this order. */
export const CLASSES = ["sky", "meadow", "bird", "balloon"] as const;
export const SKY = 0;
export const MEADOW = 1;
export const BIRD = 2;
export const BALLOON = 3;

export const BIRDS = ["macaw", "kingfisher", "duck"] as const;
export type Bird = (typeof BIRDS)[number];

/** Size of the scene, in pixels. */
export const WIDTH = 288;
export const HEIGHT = 216;

/** The part of the panorama that is the scene's background: its first column and its width.  */
export const PART = { left: 60, width: 341 } as const;

export interface Backdrop {
  readonly width: number;
  readonly height: number;
  /** Planes of red, green and blue, 0 .. 1. */
  readonly rgb: Float32Array;
  /** 1 where it is meadow. */
  readonly land: Uint8Array;
}

export interface Scenery {
  readonly backdrop: Backdrop;
  readonly sprites: Readonly<Record<Bird | "balloon", Sprite>>;
}

/** Files in the public folder. */
export const FILES = ["meadow.webp", "meadow-mask.png", "balloon.webp", ...BIRDS.map((bird) => `${bird}.webp`)].map(
  (file) => `cells/${file}`,
);

/** The scenery from its files, in the order of `FILES`. */
export function sceneryOf(files: readonly Pixels[]): Scenery {
  const [meadow, mask, balloon, ...birds] = files.map(required);
  const { width, height, rgba } = required(meadow);
  const pixels = width * height;
  const rgb = Float32Array.from(
    { length: 3 * pixels },
    (_, i) => (rgba[(i % pixels) * 4 + Math.floor(i / pixels)] ?? 0) / 255,
  );
  const land = Uint8Array.from({ length: pixels }, (_, i) => ((required(mask).rgba[4 * i] ?? 0) > 127 ? 1 : 0));
  const [macaw, kingfisher, duck] = birds.map(spriteOf);
  return {
    backdrop: { width, height, rgb, land },
    sprites: {
      balloon: spriteOf(required(balloon)),
      macaw: macaw ?? [],
      kingfisher: kingfisher ?? [],
      duck: duck ?? [],
    },
  };
}

function required(file: Pixels | undefined): Pixels {
  if (!file) throw new Error("A file of the scenery is missing");
  return file;
}

/** An empty picture. */
export function newCanvas(width: number, height: number): Canvas {
  return { width, height, rgb: new Float32Array(3 * width * height), truth: new Uint8Array(width * height) };
}

/** Fills a picture with a part of the backdrop: `scale` of its pixels lie on one of the picture's. */
export function fill(canvas: Canvas, backdrop: Backdrop, left: number, top: number, scale: number): void {
  const { width, height, rgb, truth } = canvas;
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  for (let row = 0; row < height; row++) {
    const y = within(top + (row + 0.5) * scale - 0.5, backdrop.height - 1.001);
    for (let column = 0; column < width; column++) {
      const x = within(left + (column + 0.5) * scale - 0.5, backdrop.width - 1.001);
      const [first, down, right] = [Math.floor(y) * backdrop.width + Math.floor(x), y % 1, x % 1];
      const at = row * width + column;
      for (let c = 0; c < 3; c++) {
        const from = c * backdrop.width * backdrop.height + first;
        const value = (offset: number): number => backdrop.rgb[from + offset] ?? 0;
        rgb[c * width * height + at] =
          (1 - down) * ((1 - right) * value(0) + right * value(1)) +
          down * ((1 - right) * value(backdrop.width) + right * value(backdrop.width + 1));
      }
      truth[at] = backdrop.land[Math.round(y) * backdrop.width + Math.round(x)] === 1 ? MEADOW : SKY;
    }
  }
}

/** The balloon stays where it is, inside a cell of the grid that was not moved. */
export const BALLOON_AT: Placed = { x: 60, y: 60, size: 24 };

/** The scene with a bird in it. */
export function compose({ backdrop, sprites }: Scenery, bird: Bird, placed: Placed): Canvas {
  const canvas = newCanvas(WIDTH, HEIGHT);
  fill(canvas, backdrop, PART.left, 0, PART.width / WIDTH);
  paint(canvas, sprites.balloon, BALLOON_AT, BALLOON);
  paint(canvas, sprites[bird], placed, BIRD);
  return canvas;
}
