import type { Defines } from "./defines.ts";
import type { UniformValue } from "./launch.ts";
import type { Texture } from "./texture.ts";

/** What two textures must have in common for a program to take one in place of the other. */
export type TextureKind = Pick<Texture, "format" | "flat">;

/** What a draw binds, without the contents. */
export interface Setting {
  /** Draw buffers, in order; null for the canvas. */
  readonly targets: readonly TextureKind[] | null;
  /** Textures that it reads, by name. */
  readonly inputs: readonly (readonly [name: string, kind: TextureKind])[];
  /** Values of the uniforms, so that loops run as long as they will in use. */
  readonly uniforms: readonly (readonly [name: string, value: UniformValue])[];
}

/** The part of a setting on which a driver's machine code depends. */
function settingKey({ targets }: Setting): string {
  return targets ? targets.map(({ format, flat }) => format + (flat ? "/" : "")).join() : "canvas";
}

/** A program that will be drawn with, and the settings in which it will, by `settingKey`. */
export interface WantedProgram {
  readonly kernel: string;
  readonly defines: Defines;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** What some work would draw with: its programs by key, in the order in which they are first wanted. */
export class Rehearsal {
  readonly #programs = new Map<string, WantedProgram & { readonly settings: Map<string, Setting> }>();

  get programs(): ReadonlyMap<string, WantedProgram> {
    return this.#programs;
  }

  /** Records a draw. */
  want(key: string, kernel: string, defines: Defines, setting: Setting): void {
    let wanted = this.#programs.get(key);
    if (!wanted) this.#programs.set(key, (wanted = { kernel, defines, settings: new Map() }));
    wanted.settings.set(settingKey(setting), setting);
  }
}
