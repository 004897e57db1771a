/** Flags for software WebGL 2, and no network traffic other than the page's. */
export declare const CHROMIUM_ARGS: string[];
/** Path of a Chromium on this machine, or null. Throws if CHROMIUM_PATH is not a file. */
export declare function findChromium(): string | null;
/** Like `findChromium`, but installs one if necessary. If that fails, throws an error that says what to install. */
export declare function ensureChromium(): string;
