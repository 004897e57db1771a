import { readSettings, SETTINGS_VERSION, writeSettings } from "#formats/settings-link.ts";
import { address } from "./address.ts";

/** The contents of a link to the network of a scene. */
interface StageLink {
  readonly scene: string;
  /** What its stage is set to; see `scene`. */
  readonly settings: URLSearchParams;
}

/** How an address names what a scene's stage shows; the other rows are in `state/persist.ts`. */
export const sceneRows = {
  /** The state of a scene's stage: `#/lecture/<scene>?v=1&stride=2`; each scene has its own settings. */
  scene: address({ screen: "lecture", version: SETTINGS_VERSION, read: readSettings, write: writeSettings }),
  /** The network on a scene's stage, to open in the lab: `#/lab?scene=channels&stage=v%3D1%26filters%3D8`. */
  stageLink: address({
    screen: "lab",
    version: SETTINGS_VERSION,
    /** Null if the address names no scene. */
    read: (query: URLSearchParams): StageLink | null => {
      const scene = query.get("scene");
      return scene === null ? null : { scene, settings: new URLSearchParams(query.get("stage") ?? "") };
    },
    /** `settings` as `scene` writes them. */
    write: (scene: string, settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
      const stage = new URLSearchParams(settings).toString();
      return { scene, ...(stage === "" ? {} : { stage }) };
    },
  }),
} as const;
