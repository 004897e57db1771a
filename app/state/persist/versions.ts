/** Records of several versions: each older one is brought up to the next, until it is as it is written now. */
import * as v from "valibot";

/** Brings a record of one version up to the next. Throws where it is not of that version's form. */
export type Step = (record: unknown) => unknown;

/** A step from the form that `schema` describes. */
export function from<T>(schema: v.GenericSchema<unknown, T>, up: (record: T) => unknown): Step {
  return (record) => up(v.parse(schema, record));
}

/** The form in which something is kept. */
export interface Form<T> {
  /** Of the form; null where it never had one: then the record does not say it. */
  readonly version: number | null;
  readonly schema: v.GenericSchema<unknown, T>;
  /** From each older version to the next, the first first. */
  readonly steps?: readonly Step[];
}

export type Read<T> =
  | { readonly kind: "read"; readonly value: T }
  /** Of a version after this one, of which nothing is known here. */
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
