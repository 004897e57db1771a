import { scenes } from "#content/scenes.ts";
import type { Route } from "#ui/route.ts";
import { Contents } from "./contents.tsx";
import { ScenePage } from "./scene-page.tsx";
import "@fontsource-variable/source-serif-4/wght.css";
import "./lecture.css";

/** The lecture: its contents, or one scene. */
export default function LectureScreen({ route }: { readonly route: Route }) {
  const scene = scenes.find(({ id }) => id === route.id);
  return scene ? <ScenePage key={scene.id} scene={scene} query={route.query} /> : <Contents unknown={route.id} />;
}
