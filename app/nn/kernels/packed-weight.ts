import type { Device, Draw } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";
import type { ParameterStore, ParameterView } from "../parameters.ts";

/** Weights of a layer in another arrangement, made again only when the parameters have changed. */
export interface PackedWeight {
  /** Flat. */
  readonly texture: Texture;
  /** Brings the texture up to date. Enqueues only. */
  refresh(): void;
  dispose(): void;
}

/** Allocates a texture that `kernel` fills from the network's parameters. Throws GpuError where it does not fit. */
export function createPackedWeight(
  {
    device,
    name,
    parameters,
    weight,
  }: { device: Device; name: string; parameters: ParameterStore; weight: ParameterView },
  { width, height }: Pick<Texture, "width" | "height">,
  { kernel, uniforms, defines }: Pick<Draw, "kernel" | "uniforms" | "defines">,
): PackedWeight {
  const texture = new Texture(device, `${name}.packed-weight`, width, height, 1, { flat: true });
  let version = -1;
  return {
    texture,
    refresh() {
      if (version === parameters.version && !device.rehearsing) return;
      device.draw({
        kernel,
        inputs: { parameters: parameters.texture("values") },
        attachments: [{ texture, layer: 0 }],
        viewport: [0, 0, width, height],
        uniforms: { weight_base: weight.base, ...uniforms },
        defines: { ...parameters.defines, ...defines },
      });
      if (!device.rehearsing) version = parameters.version;
    },
    dispose: () => texture.dispose(),
  };
}
