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

/** Stands in the browser's timeline where the first screen is there: what is loaded before it is the first load. */
const SHOWN = "receptive-shown";

/** How long each part of the start is waited for at most, in ms. */
const PATIENCE = 500;

function atMost(work: Promise<unknown>): Promise<unknown> {
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([work, late]);
}

/**
 * Puts the page together as soon as its first screen is loaded and what it computes is under way, and shows it with the
 * first reading already on it. A browser draws the page with the same GPU that computes, and takes longer over both when
 * they come at once; where a network is slow, or does not run, the page does not wait for it.
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
    // Before the app is rendered, the page need not draw the announcement of it first.
    if (place && !isRendered) place.Screen = module.default;
  });
  await atMost(Promise.allSettled([loaded, begun.then((beginning) => beginning?.underWay)]));
  isRendered = true;
  // Where index.html found none, or none that can be read.
  setTheme(readLocal(persisted.theme) ?? systemTheme());
  // Another tab may choose another.
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
