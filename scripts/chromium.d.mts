/** Flags for software WebGL 2 and no traffic but the page's own. */
export declare const CHROMIUM_ARGS: string[];
/** Path of a Chromium on this machine, or null. Throws where CHROMIUM_PATH names no file. */
export declare function findChromium(): string | null;
/** As `findChromium`, but installs one if need be. Throws, saying what to install, if that fails. */
export declare function ensureChromium(): string;
