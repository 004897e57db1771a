import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "./styles/base.css";
import { persisted } from "#state/persist.ts";
import { readLocal, watchLocal } from "#state/persist/local.ts";
import { followTheme, setTheme, systemTheme } from "#ui/theme.ts";
import { tellPageShown } from "#ui/ahead.ts";
import { App } from "./app.tsx";
import { type Beginning, fetchPlacesAhead, type Place } from "./places.ts";

/** Mark in the browser's performance timeline: the first screen is shown. What is loaded before is the first load. */
const SHOWN = "receptive-shown";

/** Longest wait for each part of the start, in ms. */
const PATIENCE = 500;

function atMost(work: Promise<unknown>): Promise<unknown> {
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([work, late]);
}

/**
 * Renders the page once its first screen is loaded and the first picture is being computed, and makes it visible with
 * the first reading already on it. The browser draws the page with the GPU that also computes, and both take longer if
 * they coincide. If the network is slow or does not run, the page is shown without it after `PATIENCE`.
 */
export async function showPage(
  place: Place | undefined,
  screen: ReturnType<Place["load"]> | undefined,
  begun: Promise<Beginning | null>,
): Promise<void> {
  const root = document.querySelector<HTMLElement>("#root");
  if (!root) throw new Error("The page has no #root");
  let isRendered = false;
  const loaded = screen?.then((module) => {
    // If the screen is loaded before the app is rendered, “Opening …” need not be drawn first.
    if (place && !isRendered) place.Screen = module.default;
  });
  await atMost(Promise.allSettled([loaded, begun.then((beginning) => beginning?.underWay)]));
  isRendered = true;
  // `before-paint.ts` cannot check the stored theme; it may be missing or unreadable.
  setTheme(readLocal(persisted.theme) ?? systemTheme());
  // Another tab may change the theme.
  watchLocal(persisted.theme, () => {
    const theme = readLocal(persisted.theme);
    if (theme) followTheme(theme);
  });
  root.style.visibility = "hidden";
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  await atMost(Promise.allSettled([begun.then((beginning) => beginning?.isSeen)]));
  root.style.visibility = "";
  await Promise.allSettled([loaded, begun.then((beginning) => beginning?.underWay)]);
  performance.mark(SHOWN);
  fetchPlacesAhead();
  tellPageShown();
}
