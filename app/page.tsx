import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter/wght.css";
import "./styles/base.css";
import { session } from "#state/session.ts";
import { persisted } from "#state/persist.ts";
import { readLocal, watchLocal } from "#state/persist/local.ts";
import { followTheme, setTheme, systemTheme } from "#ui/theme.ts";
import { App, loadFirstScreen } from "./app.tsx";

/** Maximum wait for each part of the start, in ms. */
const PATIENCE = 500;

/** Resolves when the network has classified its first image. */
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
 * Renders the page as soon as its first screen is loaded and `network` has started, and shows it with the first
 * prediction already on it. The browser draws the page with the same GPU that the network needs, and both take longer
 * when they coincide; if the network is slow or does not run, the page does not wait for it.
 */
export async function showPage(network: Promise<void>): Promise<void> {
  const root = document.querySelector<HTMLElement>("#root");
  if (!root) throw new Error("The page has no #root");
  const read = firstReading();
  const rendered = new AbortController();
  await atMost(Promise.allSettled([network, loadFirstScreen(rendered.signal)]));
  rendered.abort();
  // If index.html found no readable theme.
  setTheme(readLocal(persisted.theme) ?? systemTheme());
  // Another tab may change it.
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
