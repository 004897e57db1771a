import type { Shape } from "#nn/types.ts";

/**
 * An image (C, H, W) at another size: bilinear, aspect ratio kept, centred on black. One channel is
 * copied to several; several are averaged to one.
 */
export function fitPixels(pixels: Float32Array, from: Shape, to: Shape): Float32Array {
  if (from.c === to.c && from.h === to.h && from.w === to.w) return pixels;
  const scale = Math.max(from.h / to.h, from.w / to.w);
  const at = (c: number, y: number, x: number): number =>
    y >= 0 && x >= 0 && y < from.h && x < from.w ? (pixels[(c * from.h + y) * from.w + x] ?? 0) : 0;
  const sample = (c: number, y: number, x: number): number => {
    const [top, left] = [Math.floor(y), Math.floor(x)];
    const [fy, fx] = [y - top, x - left];
    const upper = at(c, top, left) * (1 - fx) + at(c, top, left + 1) * fx;
    const lower = at(c, top + 1, left) * (1 - fx) + at(c, top + 1, left + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  };
  const fitted = new Float32Array(to.c * to.h * to.w);
  let i = 0;
  for (let c = 0; c < to.c; c++) {
    for (let y = 0; y < to.h; y++) {
      for (let x = 0; x < to.w; x++) {
        const sy = (y + 0.5 - to.h / 2) * scale + from.h / 2 - 0.5;
        const sx = (x + 0.5 - to.w / 2) * scale + from.w / 2 - 0.5;
        if (from.c === to.c) fitted[i++] = sample(c, sy, sx);
        else {
          let sum = 0;
          for (let source = 0; source < from.c; source++) sum += sample(source, sy, sx);
          fitted[i++] = sum / from.c;
        }
      }
    }
  }
  return fitted;
}
