import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "./styles/base.css";
import { session } from "#state/session.ts";
import { persisted } from "#state/persist.ts";
import { readLocal, watchLocal } from "#state/persist/local.ts";
import { followTheme, setTheme, systemTheme } from "#ui/theme.ts";
import { App, loadFirstScreen } from "./app.tsx";

/** How long each part of the start is waited for at most, in ms. */
const PATIENCE = 500;

/** Resolves when the network has read its first picture. */
function firstReading(): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.view.subscribe(() => {
      if (session.view.reading.frame === 0) return;
      stop();
      resolve();
    });
  });
}

function atMost(work: Promise<unknown>): Promise<unknown> {
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
  });
  return Promise.race([work, late]);
}

/**
 * Puts the page together as soon as its first screen is loaded and `network` is under way, and shows it with the first
 * reading already on it. A browser draws the page with the same GPU that the network needs, and takes longer over both
 * when they come at once; where the network is slow, or does not run, the page does not wait for it.
 */
export async function showPage(network: Promise<void>): Promise<void> {
  const root = document.querySelector<HTMLElement>("#root");
  if (!root) throw new Error("The page has no #root");
  const read = firstReading();
  const rendered = new AbortController();
  await atMost(Promise.allSettled([network, loadFirstScreen(rendered.signal)]));
  rendered.abort();
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
  await atMost(read);
  root.style.visibility = "";
}
