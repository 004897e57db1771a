import { useSyncExternalStore } from "react";

/** `projector`: for the back of a lecture hall. */
export type Theme = "light" | "dark" | "projector";

const KEY = "receptive.theme";
const THEMES: readonly Theme[] = ["light", "dark", "projector"];

function read(): Theme {
  const name = document.documentElement.dataset["theme"];
  return THEMES.find((theme) => theme === name) ?? "light";
}

/** Changes the theme, and keeps it for the next visit where the browser allows. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(KEY, JSON.stringify(theme));
  } catch {
    // Without storage the theme lasts until the page is closed; there is nothing to tell the user.
  }
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
