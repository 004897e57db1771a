/** How much memory the app's textures may take: browsers do not say, and close a page that takes too much. Pure. */

/** Two gibibytes, which a laptop's GPU can spare. */
const LAPTOP_BYTES = 2 ** 31;
/** What the browsers of phones leave a page, by public reports. */
const PHONE_BYTES = 384 * 2 ** 20;
/** A computer with no more main memory than this, in gigabytes, is treated like a phone. */
const LITTLE_GB = 2;

/** What a browser says about the machine that it runs on: the part of `navigator` that is read here. */
export interface Machine {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  /** In Chromium only. */
  readonly userAgentData?: { readonly mobile: boolean };
  /** Gigabytes, rounded to a power of two; in Chromium only. */
  readonly deviceMemory?: number;
}

/** Whether it is a phone or a tablet; iPads call themselves Macs, but no Mac has a touch screen. */
function isMobile({ userAgent, maxTouchPoints, userAgentData }: Machine): boolean {
  if (userAgentData?.mobile || /Android|iPhone|iPad|iPod/.test(userAgent)) return true;
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1;
}

/** Bytes of textures that the app may use. */
export function mostBytes(machine: Machine): number {
  return isMobile(machine) || (machine.deviceMemory ?? Infinity) <= LITTLE_GB ? PHONE_BYTES : LAPTOP_BYTES;
}
