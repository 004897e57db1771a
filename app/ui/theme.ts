import { useSyncExternalStore } from "react";

/** `projector`: for the back of a lecture hall. */
export type Theme = "light" | "dark" | "projector";

const THEMES: readonly Theme[] = ["light", "dark", "projector"];

function read(): Theme {
  const name = document.documentElement.dataset["theme"];
  return THEMES.find((theme) => theme === name) ?? "light";
}

/** The theme that the user's system asks for. */
export function systemTheme(): Theme {
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Changes the theme. Whoever lets the user choose it keeps it for the next visit. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-present"] });
  return () => observer.disconnect();
}

/** The theme in force. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, read);
}

/** Whether the page is being presented: larger text, projector colours. */
export function usePresenting(): boolean {
  return useSyncExternalStore(subscribe, () => "present" in document.documentElement.dataset);
}

let themeBefore: Theme = "light";

/** Takes a theme that was chosen elsewhere; while the page is presented it waits until the end of that. */
export function followTheme(theme: Theme): void {
  if ("present" in document.documentElement.dataset) themeBefore = theme;
  else setTheme(theme);
}

/** Starts or ends presenting; full screen where the browser grants it. */
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
