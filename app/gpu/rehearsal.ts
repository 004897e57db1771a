import type { Defines } from "./defines.ts";
import type { UniformValue } from "./launch.ts";
import type { Texture } from "./texture.ts";

/** What a texture must be for a program to take it in another's place. */
export type TextureKind = Pick<Texture, "format" | "flat">;

/** What a draw binds, without the contents. */
export interface Setting {
  /** Draw buffers, in order; null for the canvas. */
  readonly targets: readonly TextureKind[] | null;
  /** Textures that it reads, by name. */
  readonly inputs: readonly (readonly [name: string, kind: TextureKind])[];
  /** So that its loops end as they will. */
  readonly uniforms: readonly (readonly [name: string, value: UniformValue])[];
}

/** What a program's machine code depends on in a setting. */
function settingKey({ targets }: Setting): string {
  return targets ? targets.map(({ format, flat }) => format + (flat ? "/" : "")).join() : "canvas";
}

/** A program that is going to be drawn with, and in which settings, by what they are told apart by. */
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

  /** Notes a draw. */
  want(key: string, kernel: string, defines: Defines, setting: Setting): void {
    let wanted = this.#programs.get(key);
    if (!wanted) this.#programs.set(key, (wanted = { kernel, defines, settings: new Map() }));
    wanted.settings.set(settingKey(setting), setting);
  }
}
