import { LINK_DEFAULTS } from "#formats/link-defaults.ts";
import { type DecodedArchitecture, decodeArchitecture, encodeArchitecture } from "#formats/share-link.ts";
import type { Architecture } from "#nn/types.ts";
import { address } from "./address.ts";

/** The contents of a link to the lab. */
interface LabLink {
  /** Null if the link does not specify it. */
  readonly network: DecodedArchitecture | null;
  /** Id of a data source; null if the link does not specify it. */
  readonly data: string | null;
}

/** How an address names a network to open in the lab; the other rows are in `state/persist.ts`. */
export const linkRows = {
  /** A network to open in the lab, a data source, or both: `#/lab?net=...&data=mnist`. `net` contains its version. */
  labLink: address({
    screen: "lab",
    version: LINK_DEFAULTS.length,
    /** Null if the address names neither. */
    read: (query: URLSearchParams): LabLink | null => {
      const [text, data] = [query.get("net"), query.get("data")];
      return text === null && data === null ? null : { network: text === null ? null : decodeArchitecture(text), data };
    },
    write: (architecture: Architecture, data: string | null = null): Readonly<Record<string, string>> => ({
      net: encodeArchitecture(architecture),
      ...(data === null ? {} : { data }),
    }),
  }),
} as const;
