/** Versioned records: an older one is migrated step by step to the current version. */
import * as v from "valibot";

/** Migrates a record from one version to the next. Throws if it does not have that version's format. */
export type Step = (record: unknown) => unknown;

/** A migration from the format that `schema` describes. */
export function from<T>(schema: v.GenericSchema<unknown, T>, up: (record: T) => unknown): Step {
  return (record) => up(v.parse(schema, record));
}

/** The format in which something is stored. */
export interface Form<T> {
  /** Version of the format; null if it never had versions, and records do not contain one. */
  readonly version: number | null;
  readonly schema: v.GenericSchema<unknown, T>;
  /** Migrations from each older version to the next, oldest first. */
  readonly steps?: readonly Step[];
}

export type Read<T> =
  | { readonly kind: "read"; readonly value: T }
  /** From a newer version, unknown here. */
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" };

function versionOf(record: unknown): number {
  const parsed = v.safeParse(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) }), record);
  return parsed.success ? parsed.output.version : 0;
}

/** Reads a record of any version. Never throws. */
export function readRecord<T>({ version, schema, steps = [] }: Form<T>, record: unknown): Read<T> {
  try {
    let current = record;
    if (version !== null) {
      const written = versionOf(record);
      if (written > version) return { kind: "newer" };
      if (written === 0) return { kind: "damaged" };
      for (const step of steps.slice(written - 1)) current = step(current);
    }
    return { kind: "read", value: v.parse(schema, current) };
  } catch {
    return { kind: "damaged" };
  }
}
