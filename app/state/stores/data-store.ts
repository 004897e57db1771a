import type { DataSource } from "#data/data-source.ts";
import { defaultSource } from "#data/sources.ts";
import { makeStore } from "./store.ts";

/** The images that networks are trained and tested on. Written by the session. */
export const [useData, writeData] = makeStore<{ readonly source: DataSource }>({ source: defaultSource });
