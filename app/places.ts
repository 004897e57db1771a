/** The screens of the app, by the first part of their address. */
import { type ComponentType, lazy } from "react";
import { fetchAhead } from "#ui/ahead.ts";
import type { Route } from "#ui/route.ts";

export type Screen = ComponentType<{ readonly route: Route }>;
interface ScreenModule {
  readonly default: Screen;
}

/** What a screen computes from the start. */
export interface Beginning {
  /** Resolves once the GPU is at work on the first picture. */
  readonly underWay: Promise<unknown>;
  /** Resolves when the first picture has been read. */
  readonly isSeen: Promise<unknown>;
}

/** A screen, how it is loaded, and what it computes. */
export interface Place {
  readonly title: string;
  /** Fetches the code of its screen, which computes nothing until it is shown. */
  readonly fetchCode: () => Promise<ScreenModule>;
  /** Loads its screen, about to be shown, and starts what that needs. */
  readonly load: () => Promise<ScreenModule>;
  /** Starts what it computes, unless that was done before; null if it computes nothing of its own. */
  readonly begin: ((route: Route) => Promise<Beginning | null>) | null;
  /** Its screen, or a lazy component that loads it. */
  Screen: Screen;
}

interface PlaceOptions {
  readonly begin?: Place["begin"];
  /** What must have begun when the screen is shown. */
  readonly needs?: () => Promise<unknown>;
}

/** Makes a place. If its screen fails to load, a message that offers to reload the page is shown instead. */
function place(title: string, fetchCode: Place["fetchCode"], { begin = null, needs }: PlaceOptions = {}): Place {
  const load = async (): Promise<ScreenModule> => {
    try {
      const [screen] = await Promise.all([fetchCode(), needs?.()]);
      return screen;
    } catch (error) {
      const { loadProblem } = await import("#ui/load-problem.tsx");
      return { default: loadProblem(error) };
    }
  };
  return { title, fetchCode, load, begin, Screen: lazy(load) };
}

/** Whether the visit begins with the lab itself, not with a link to something in it. */
let isPlain = false;

/** Starts the lab: for its screen, or with the address as `route` for a visit that begins with it. */
async function beginLab(route?: Route): Promise<Beginning> {
  isPlain ||= route?.query.size === 0;
  const { startLab } = await import("./start-lab.ts");
  return startLab(isPlain);
}

/** A scene has a stage; the contents compute nothing. */
async function beginLecture({ id }: Route): Promise<Beginning | null> {
  const lecture = import("./features/lecture/lecture-screen.tsx");
  if (id === null) {
    const contents = lecture.then(({ fetchContents }) => fetchContents());
    contents.catch(() => undefined); // the screen loads the same and reports the error
    return { underWay: contents, isSeen: contents };
  }
  const scene = lecture.then(({ fetchScene }) => fetchScene(id));
  scene.catch(() => undefined); // the screen loads the same and reports the error
  const { compute } = await import("#state/compute.ts");
  compute.start();
  return { underWay: scene, isSeen: scene };
}

const places: Readonly<Record<string, Place>> = {
  lab: place("Lab", () => import("./features/lab/lab-screen.tsx"), { begin: beginLab, needs: () => beginLab() }),
  lecture: place("Lecture", () => import("./features/lecture/lecture-screen.tsx"), { begin: beginLecture }),
  quizzes: place("Quizzes", () => import("./features/quiz/quiz-screen.tsx")),
};

/** Fetches the code of the other screens once the page is idle. */
export function fetchPlacesAhead(): void {
  for (const { fetchCode } of Object.values(places)) fetchAhead(fetchCode);
}

/** The name of a place; home is the lab. */
export function nameOf({ screen }: Route): string {
  return screen === "" ? "lab" : screen;
}

/** What an address opens; undefined where there is nothing. */
export function placeOf(route: Route): Place | undefined {
  const name = nameOf(route);
  return Object.hasOwn(places, name) ? places[name] : undefined;
}
