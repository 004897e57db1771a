import type { Defines } from "./defines.ts";
import { type Setting, settingKey } from "./priming.ts";

/** A program that is going to be drawn with, and in which settings. */
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
