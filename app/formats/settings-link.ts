/**
 * Settings of a stage as the query of an address: a version, and only what differs from the stage's initial settings.
 * Words are written as they are, everything else as JSON: `v=1&filter=gabor&stride=2`.
 */
import * as v from "valibot";

/** Version of the format. Older versions can be read, newer ones cannot. */
export const SETTINGS_VERSION = 1;
const VERSION_KEY = "v";

type Settings = Readonly<Record<string, unknown>>;

/** The settings in an address, and what could not be used. */
export interface ReadSettings {
  readonly settings: Settings;
  /** In words, with what was done instead; null if everything could be read. */
  readonly problem: string | null;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(value: unknown): string {
  // A word that would be parsed as something else is written in quotes.
  return typeof value === "string" && valueOf(value) === value ? value : JSON.stringify(value);
}

const list = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");

/**
 * Reads what `writeSettings` wrote. `entries` has a schema for each setting, `initial` the values of those that are missing
 * or damaged. Never throws.
 */
export function readSettings(entries: v.ObjectEntries, initial: Settings, query: URLSearchParams): ReadSettings {
  const version = Number(query.get(VERSION_KEY) ?? SETTINGS_VERSION);
  if (!Number.isInteger(version) || version < 1 || version > SETTINGS_VERSION) {
    return {
      settings: initial,
      problem:
        version > SETTINGS_VERSION
          ? "The link was made with a newer version of this app, so the stage has its initial settings. Reload the page to get that version, then open the link again."
          : "The link's settings cannot be read, so the stage has its initial settings. Ask for the link again, or copy all of it.",
    };
  }
  const settings: Record<string, unknown> = { ...initial };
  const damaged: string[] = [];
  for (const [name, text] of query) {
    if (name === VERSION_KEY) continue;
    const schema = Object.hasOwn(entries, name) ? entries[name] : undefined;
    const parsed = schema && v.safeParse(schema, valueOf(text));
    if (parsed?.success) settings[name] = parsed.output;
    else damaged.push(name.slice(0, 40));
  }
  if (damaged.length === 0) return { settings, problem: null };
  const what = damaged.length === 1 ? "one setting" : "some settings";
  return {
    settings,
    problem: `The link has ${what} that this stage cannot use: ${list(damaged)}. Initial values are used instead; everything else was applied.`,
  };
}

/** The settings that differ from a stage's initial ones, as the query of an address. */
export function writeSettings(initial: Settings, settings: Settings): Readonly<Record<string, string>> {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(initial[name]),
  );
  if (changed.length === 0) return {};
  return {
    [VERSION_KEY]: String(SETTINGS_VERSION),
    ...Object.fromEntries(changed.map(([name, value]) => [name, textOf(value)])),
  };
}
