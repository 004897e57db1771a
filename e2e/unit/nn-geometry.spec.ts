import { expect, test } from "@playwright/test";
import { conv2d } from "#nn/layers/conv2d.ts";
import { convGeometry } from "#nn/layers/conv2d-geometry.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { poolGeometry } from "#nn/layers/pool2d-geometry.ts";
import type { Pair, Padding } from "#nn/types.ts";
import { conv, pool } from "../fixtures/unit/network.ts";

// Output sizes in these tables were computed by hand or by PyTorch, not by this code.

test("a convolution's output has PyTorch's size", () => {
  const cases: readonly [size: Pair, kernel: Pair, stride: Pair, padding: Padding, dilation: Pair, out: Pair][] = [
    [[28, 28], [5, 5], [1, 1], "valid", [1, 1], [24, 24]],
    [
      [28, 28],
      [5, 5],
      [1, 1],
      [2, 2],
      [1, 1],
      [28, 28],
    ],
    [
      [31, 31],
      [11, 11],
      [4, 4],
      [0, 0],
      [1, 1],
      [6, 6],
    ],
    [
      [27, 25],
      [11, 11],
      [4, 4],
      [2, 2],
      [1, 1],
      [6, 5],
    ],
    [
      [9, 13],
      [3, 5],
      [1, 3],
      [0, 1],
      [1, 2],
      [7, 3],
    ],
    [
      [13, 6],
      [4, 4],
      [2, 2],
      [1, 1],
      [1, 1],
      [6, 3],
    ],
    [
      [3, 2],
      [3, 3],
      [1, 1],
      [3, 3],
      [1, 1],
      [7, 6],
    ],
    [
      [2, 2],
      [5, 5],
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ],
  ];
  for (const [[h, w], kernel, stride, padding, dilation, [oh, ow]] of cases) {
    const spec = conv("a", { kernel, stride, padding, dilation });
    const input = { c: 3, h, w };
    expect(conv2d.infer(spec, [input]), JSON.stringify(spec)).toEqual({ ok: true, output: { c: 8, h: oh, w: ow } });
  }
});

test("same padding keeps ceil(size / stride), with the odd zero after the image", () => {
  const cases: readonly [
    size: number,
    kernel: number,
    stride: number,
    dilation: number,
    out: number,
    before: number,
    after: number,
  ][] = [
    [28, 5, 1, 1, 28, 2, 2],
    [28, 4, 1, 1, 28, 1, 2],
    [28, 2, 1, 1, 28, 0, 1],
    [28, 3, 1, 4, 28, 4, 4],
    [28, 2, 1, 3, 28, 1, 2],
    [28, 3, 2, 1, 14, 1, 0],
    [7, 3, 2, 1, 4, 1, 1],
    [7, 4, 2, 1, 4, 1, 2],
    [5, 1, 2, 1, 3, 0, 0],
    [1, 3, 2, 1, 1, 1, 1],
  ];
  for (const [size, k, s, d, out, before, after] of cases) {
    const spec = conv("a", { kernel: [k, k], stride: [s, s], dilation: [d, d], padding: "same" });
    const g = convGeometry(spec, { c: 1, h: size, w: size });
    const message = `size ${size}, kernel ${k}, stride ${s}, dilation ${d}`;
    expect([g.out.h, g.padY, g.padAfterY], message).toEqual([out, before, after]);
    expect([g.out.w, g.padX, g.padAfterX], message).toEqual([out, before, after]);
  }
});

test("a pool's last window may hang over the edge only if it starts inside", () => {
  const cases: readonly [size: number, kernel: number, stride: number, pad: number, floor: number, ceil: number][] = [
    [7, 2, 2, 0, 3, 4],
    [8, 2, 2, 0, 4, 4],
    [7, 3, 2, 0, 3, 3],
    [14, 3, 2, 0, 6, 7],
    [6, 3, 3, 1, 2, 3],
    [5, 2, 3, 0, 2, 2],
    [4, 1, 3, 0, 2, 2],
    [3, 1, 3, 0, 1, 1],
    // Rounded up, the third window would start at pixel 6 of 5: dropped.
    [5, 1, 3, 0, 2, 2],
    // Rounded up, the second would start just behind the input, in the padding on the right: dropped.
    [3, 2, 4, 1, 1, 1],
    [2, 3, 2, 0, 0, 1],
  ];
  for (const [size, k, s, p, floor, ceil] of cases) {
    const shared = { kernel: [k, k], stride: [s, s], padding: [p, p] } as const;
    const input = { c: 2, h: size, w: size };
    const message = `size ${size}, window ${k}, stride ${s}, padding ${p}`;
    expect(poolGeometry(pool("a", shared), input).out, message).toEqual({ c: 2, h: floor, w: floor });
    expect(poolGeometry(pool("a", { ...shared, ceilMode: true }), input).out, message).toEqual({
      c: 2,
      h: ceil,
      w: ceil,
    });
  }
});

test("every window of a pool that is allowed covers at least one pixel", () => {
  for (let size = 1; size <= 9; size++) {
    for (let k = 1; k <= 5; k++) {
      for (let s = 1; s <= 6; s++) {
        for (let p = 0; 2 * p <= k; p++) {
          for (const ceilMode of [false, true]) {
            const spec = pool("a", { kernel: [k, 1], stride: [s, 1], padding: [p, 0], ceilMode });
            const inference = maxPool2d.infer(spec, [{ c: 1, h: size, w: 1 }]);
            if (!inference.ok) continue;
            const start = (inference.output.h - 1) * s - p;
            expect(Math.min(start + k, size) - Math.max(start, 0), JSON.stringify(spec)).toBeGreaterThan(0);
          }
        }
      }
    }
  }
});
