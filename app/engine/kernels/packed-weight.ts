import type { Device } from "#gpu/device.ts";
import type { Draw } from "#gpu/launch.ts";
import { remembered } from "#gpu/prepared.ts";
import { Texture } from "#gpu/texture.ts";
import type { DerivedTexture } from "../parameters/derived-textures.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";

/**
 * A layer's weights in another arrangement: what `kernel` makes of the network's parameters, in a texture of `width` x
 * `height` texels that is allocated when first used. It is kept with the parameters, and shared with the executors of
 * other batch sizes that need the same.
 */
export function packedWeight(
  {
    device,
    parameters,
    weight,
  }: { readonly device: Device; readonly parameters: ParameterStore; readonly weight: ParameterView },
  { width, height }: Pick<Texture, "width" | "height">,
  { kernel, uniforms, defines }: Pick<Draw, "kernel" | "uniforms" | "defines">,
): DerivedTexture {
  const key = JSON.stringify([weight.name, kernel, width, height, uniforms, defines]);
  return parameters.derived.get(key, () => {
    let texture: Texture | null = null;
    let version = -1;
    const refresh = remembered((target: Texture) =>
      device.prepareDraw({
        kernel,
        inputs: { parameters: parameters.values },
        attachments: [{ texture: target, layer: 0 }],
        viewport: [0, 0, width, height],
        uniforms: { weight_base: weight.base, ...uniforms },
        defines: { ...parameters.defines, ...defines },
      }),
    );
    return {
      fresh() {
        texture ??= new Texture(device, `${weight.name}, packed`, width, height, 1, { flat: true });
        if (version === parameters.version && !device.rehearsing) return texture;
        refresh(texture).run();
        if (!device.rehearsing) ({ version } = parameters);
        return texture;
      },
      get bytes() {
        return texture?.bytes ?? 0;
      },
      dispose: () => texture?.dispose(),
    };
  });
}
