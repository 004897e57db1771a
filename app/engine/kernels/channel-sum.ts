import type { Device } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";

/** What `reduce/channel-sum.frag` adds up. */
export const SUM = 0;
export const SQUARES = 1;
export const NORM = 2;

/** Parts that the stacked rows are cut into: enough fragments, sums of a few rows each. */
function partsFor(tensor: Tensor): number {
  const rows = tensor.shape.n * tensor.shape.h;
  return Math.max(1, Math.min(256, Math.floor(rows / 4)));
}

/** A two-step sum over samples and pixels for each channel; owns the texture of partial sums. */
export function createChannelSum(device: Device, name: string, like: Tensor) {
  const parts = partsFor(like);
  const sums = new Texture(device, `${name}.channel-sums`, like.blocks, parts, 2);
  return {
    /** First step; see the shader for the modes. */
    partial(mode: number, a: Tensor, extra: { x?: Tensor; moments?: Texture; eps?: number } = {}): void {
      const { x, moments, eps = 0 } = extra;
      const layers = mode === NORM ? [0, 1] : [0];
      device.draw({
        kernel: "reduce/channel-sum.frag",
        inputs: { a, ...(x ? { x } : {}), ...(moments ? { moments } : {}) },
        attachments: layers.map((layer) => ({ texture: sums, layer })),
        viewport: [0, 0, like.blocks, parts],
        uniforms: { parts, eps },
        defines: { MODE: mode },
      });
    },
    /** Second step, into a texture with one texel a channel block. */
    finish(layer: number, target: Texture, targetLayer: number, scale: number): void {
      device.draw({
        kernel: "reduce/finish.frag",
        inputs: { sums },
        attachments: [{ texture: target, layer: targetLayer }],
        viewport: [0, 0, like.blocks, 1],
        uniforms: { parts, layer, blocks: like.blocks, target: [0, like.blocks], scale },
      });
    },
    /** Second step, into the gradient of a parameter vector. */
    finishInto(layer: number, parameters: ParameterStore, vector: ParameterView): void {
      device.draw({
        kernel: "reduce/finish.frag",
        inputs: { sums },
        attachments: [{ texture: parameters.texture("gradients"), layer: 0 }],
        viewport: [0, vector.base, parameters.width, vector.rows],
        uniforms: { parts, layer, blocks: vector.blocks, target: [vector.base, parameters.width], scale: 1 },
      });
    },
    /** Both steps: a bias gradient. */
    addInto(gradOutput: Tensor, parameters: ParameterStore, vector: ParameterView): void {
      this.partial(SUM, gradOutput);
      this.finishInto(0, parameters, vector);
    },
    dispose(): void {
      sums.dispose();
    },
  };
}
export type ChannelSum = ReturnType<typeof createChannelSum>;
