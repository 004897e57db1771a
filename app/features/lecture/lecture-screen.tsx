import { cards, loadScene } from "#content/scenes.ts";
import { type LazyPart, lazyPart } from "#ui/lazy-part.tsx";
import type { Route } from "#ui/route.ts";
import { NOTES } from "./presenter/place.ts";
import "@fontsource-variable/source-serif-4/wght.css";
import "./lecture.css";
import "./print.css";

const fetchScenePage = () => import("./scene-page.tsx");

/** Loads everything that the page of a scene needs. Rejects if that fails, or if there is no such scene. */
export const fetchScene = (id: string) => Promise.all([loadScene(id), fetchScenePage()]);

export const fetchContents = () => import("./contents.tsx");
const Contents = lazyPart(async () => (await fetchContents()).Contents);

type Page = LazyPart<{ readonly query: URLSearchParams }>;

const pages: ReadonlyMap<string, Page> = new Map([
  ...cards.map(({ id }): readonly [string, Page] => [
    id,
    lazyPart(async () => {
      const [scene, { ScenePage }] = await fetchScene(id);
      return function LoadedScene({ query }: { readonly query: URLSearchParams }) {
        return <ScenePage scene={scene} query={query} />;
      };
    }),
  ]),
  [NOTES, lazyPart(async () => (await import("./presenter/presenter-window.tsx")).PresenterWindow)],
]);

/** The lecture: its contents, one scene, or the presenter's window. */
export default function LectureScreen({ route }: { readonly route: Route }) {
  const Page = route.id === null ? undefined : pages.get(route.id);
  // oxlint-disable-next-line react/static-components -- looked up, not made: there is one for each scene
  return Page ? <Page key={route.id} query={route.query} /> : <Contents unknown={route.id} />;
}
