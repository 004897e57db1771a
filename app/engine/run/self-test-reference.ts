/** The self-test's layers computed from their definitions, in double precision on the CPU. Pure. */

/** Values of a batch, NCHW. */
export interface Batch {
  readonly n: number;
  readonly c: number;
  readonly h: number;
  readonly w: number;
  readonly data: Float64Array;
}

function batch(n: number, c: number, h: number, w: number): Batch {
  return { n, c, h, w, data: new Float64Array(n * c * h * w) };
}

const at = ({ c, h, w }: Batch, n: number, ci: number, y: number, x: number): number => ((n * c + ci) * h + y) * w + x;

/** Calls `visit` with the indices in y, x and the weights of every product of a 3x3 convolution (stride 1, padding 1). */
function eachProduct(y: Batch, x: Batch, visit: (y: number, x: number, w: number) => void): void {
  for (let n = 0; n < y.n; n++)
    for (let co = 0; co < y.c; co++)
      for (let oy = 0; oy < y.h; oy++)
        for (let ox = 0; ox < y.w; ox++)
          for (let ci = 0; ci < x.c; ci++)
            for (let tap = 0; tap < 9; tap++) {
              const iy = oy - 1 + Math.floor(tap / 3);
              const ix = ox - 1 + (tap % 3);
              if (iy < 0 || ix < 0 || iy >= x.h || ix >= x.w) continue;
              visit(at(y, n, co, oy, ox), at(x, n, ci, iy, ix), (co * x.c + ci) * 9 + tap);
            }
}

/** A 3x3 convolution of stride 1 and padding 1; weights in PyTorch's order. */
export function convolve(x: Batch, weight: Float32Array, bias: Float32Array): Batch {
  const y = batch(x.n, bias.length, x.h, x.w);
  y.data.forEach((_, i) => (y.data[i] = bias[Math.floor(i / (y.h * y.w)) % y.c] ?? 0));
  eachProduct(y, x, (i, j, k) => (y.data[i] = (y.data[i] ?? 0) + (x.data[j] ?? 0) * (weight[k] ?? 0)));
  return y;
}

/** Gradients of that convolution with respect to its input and its weights. */
export function convolveBack(dy: Batch, x: Batch, weight: Float32Array) {
  const dx = batch(x.n, x.c, x.h, x.w);
  const dw = new Float64Array(weight.length);
  eachProduct(dy, x, (i, j, k) => {
    const g = dy.data[i] ?? 0;
    dx.data[j] = (dx.data[j] ?? 0) + g * (weight[k] ?? 0);
    dw[k] = (dw[k] ?? 0) + g * (x.data[j] ?? 0);
  });
  return { dx, dw };
}

/** Mean and 1 / standard deviation of each channel over samples and pixels. */
function moments(x: Batch, eps: number): { readonly mean: number; readonly inverse: number }[] {
  const count = x.n * x.h * x.w;
  return Array.from({ length: x.c }, (_, c) => {
    const values = [...x.data].filter((__, i) => Math.floor(i / (x.h * x.w)) % x.c === c);
    const mean = values.reduce((sum, v) => sum + v, 0) / count;
    return { mean, inverse: 1 / Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / count + eps) };
  });
}

/**
 * Batch norm (Ioffe and Szegedy 2015) with the statistics of the batch, gamma 1 and beta 0; and its gradient,
 * dx = (dy - mean(dy) - xhat mean(dy xhat)) / std.
 */
export function normalise(x: Batch, eps: number) {
  const parts = moments(x, eps);
  const channel = (i: number): number => Math.floor(i / (x.h * x.w)) % x.c;
  const y = {
    ...x,
    data: x.data.map((v, i) => (v - (parts[channel(i)]?.mean ?? 0)) * (parts[channel(i)]?.inverse ?? 0)),
  };
  const back = (dy: Batch) => {
    const count = x.n * x.h * x.w;
    const dbeta = new Float64Array(x.c);
    const dgamma = new Float64Array(x.c);
    dy.data.forEach((g, i) => {
      const c = channel(i);
      dbeta[c] = (dbeta[c] ?? 0) + g;
      dgamma[c] = (dgamma[c] ?? 0) + g * (y.data[i] ?? 0);
    });
    const dx = dy.data.map((g, i) => {
      const c = channel(i);
      const rest = ((dbeta[c] ?? 0) + (y.data[i] ?? 0) * (dgamma[c] ?? 0)) / count;
      return (g - rest) * (parts[c]?.inverse ?? 0);
    });
    return { dx: { ...x, data: dx }, dgamma, dbeta };
  };
  return { y, back };
}

/** Max pooling, 2 x 2 with stride 2; and its gradient. */
export function pool(x: Batch) {
  const y = batch(x.n, x.c, x.h / 2, x.w / 2);
  const winners = new Int32Array(y.data.length);
  for (let n = 0; n < y.n; n++)
    for (let c = 0; c < y.c; c++)
      for (let oy = 0; oy < y.h; oy++)
        for (let ox = 0; ox < y.w; ox++) {
          const places = [0, 1, 2, 3].map((tap) => at(x, n, c, 2 * oy + (tap >> 1), 2 * ox + (tap & 1)));
          const best = places.reduce((a, b) => ((x.data[b] ?? 0) > (x.data[a] ?? 0) ? b : a));
          winners[at(y, n, c, oy, ox)] = best;
          y.data[at(y, n, c, oy, ox)] = x.data[best] ?? 0;
        }
  const back = (dy: Batch): Batch => {
    const dx = batch(x.n, x.c, x.h, x.w);
    dy.data.forEach((g, i) => (dx.data[winners[i] ?? 0] = g));
    return dx;
  };
  return { y, back };
}
