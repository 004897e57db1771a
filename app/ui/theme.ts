import { useSyncExternalStore } from "react";

/** `projector`: for the back of a lecture hall. */
export type Theme = "light" | "dark" | "projector";

const THEMES: readonly Theme[] = ["light", "dark", "projector"];

function read(): Theme {
  const name = document.documentElement.dataset["theme"];
  return THEMES.find((theme) => theme === name) ?? "light";
}

/** The theme preferred by the user's system. */
export function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Changes the theme. Storing the choice is up to the caller. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-present"] });
  return () => observer.disconnect();
}

/** The current theme. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, read);
}

/** Whether the page is being presented: larger text, projector colours. */
export function usePresenting(): boolean {
  return useSyncExternalStore(subscribe, () => "present" in document.documentElement.dataset);
}

let themeBefore: Theme = "light";

/** Adopts a theme chosen elsewhere; during presenting, only afterwards. */
export function followTheme(theme: Theme): void {
  if ("present" in document.documentElement.dataset) themeBefore = theme;
  else setTheme(theme);
}

/** Starts or ends presenting, in full screen if the browser allows it. */
export function setPresenting(isOn: boolean): void {
  const root = document.documentElement;
  if (isOn) {
    themeBefore = read();
    root.dataset["present"] = "";
    root.dataset["theme"] = "projector";
    void root.requestFullscreen?.().catch(() => undefined);
  } else {
    delete root.dataset["present"];
    root.dataset["theme"] = themeBefore;
    if (document.fullscreenElement) void document.exitFullscreen();
  }
}
