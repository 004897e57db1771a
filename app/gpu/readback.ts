import type { Device } from "./device.ts";
import type { Rectangle } from "./launch.ts";
import { ContextLostError } from "./errors.ts";
import { type Tensor, unpackTensor } from "./tensor.ts";
import type { Texture } from "./texture.ts";
import { nextMessage, nextTask } from "./turns.ts";

/** For this long, in ms, a graphics card is polled without timers, which fire every 4 ms at best and would let it idle. */
const BRISK_MS = 4;

/** Waits without blocking until the GPU has finished everything enqueued so far. Throws ContextLostError. */
export async function gpuDone(device: Device): Promise<void> {
  const { gl } = device;
  const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  if (!sync) throw new ContextLostError();
  gl.flush();
  const brisk = device.isSoftware ? 0 : performance.now() + BRISK_MS;
  try {
    for (;;) {
      if (device.lost) throw new ContextLostError();
      const status = gl.clientWaitSync(sync, 0, 0);
      if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) return;
      if (status === gl.WAIT_FAILED) throw new ContextLostError();
      await (performance.now() < brisk ? nextMessage() : nextTask());
    }
  } finally {
    gl.deleteSync(sync);
  }
}

/**
 * Copies a rectangle of `count` layers, from layer `first` on, to the CPU: four floats to a texel, row by row, layer by layer.
 * The copy is enqueued before the promise is returned. Throws ContextLostError.
 */
export async function readTexture(
  device: Device,
  texture: Texture,
  rectangle: Rectangle,
  first: number,
  count: number,
): Promise<Float32Array> {
  const { gl } = device;
  const [x, y, width, height] = rectangle;
  const layerFloats = width * height * 4;
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, layerFloats * count * 4, gl.STREAM_READ);
  for (let i = 0; i < count; i++) {
    device.bindForReading(texture, first + i);
    gl.readPixels(x, y, width, height, gl.RGBA, gl.FLOAT, i * layerFloats * 4);
  }
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  try {
    await gpuDone(device);
    const values = new Float32Array(layerFloats * count);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, values);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    return values;
  } finally {
    gl.deleteBuffer(buffer);
  }
}

/** Reads back the values of a tensor, or of its first `samples` samples, in NCHW order. Throws ContextLostError. */
export async function readTensor(device: Device, tensor: Tensor, samples = tensor.shape.n): Promise<Float32Array> {
  const { texture, columns, shape, lanes, phases, foldBlocks, folds } = tensor;
  // Folds lie below one another: with several, all rows are read.
  const n = folds > 1 ? shape.n : samples;
  const packed = await readTexture(device, texture, [0, 0, columns, n * shape.h * folds], 0, texture.layers);
  return unpackTensor(packed, { shape: { ...shape, n }, lanes, phases, columns, foldBlocks, folds }, samples);
}
