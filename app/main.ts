import { type Beginning, placeOf } from "./places.ts";
import { parseRoute } from "#ui/route.ts";

/** Shown on the page if the app itself could not be loaded. */
function report(error: unknown): void {
  const cause = error instanceof Error ? error.message : String(error);
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `Receptive could not be loaded: the connection may have dropped, or a newer version may have replaced this one. Your work is stored. Reload the page to continue. Details: ${cause}`;
  document.querySelector("#root")?.replaceChildren(message);
}

const route = parseRoute(window.location.hash);
const place = placeOf(route);
// A network first, where the place has one: its programs compile while the page is loaded and rendered.
const begun: Promise<Beginning | null> = place?.begin?.(route) ?? Promise.resolve(null);
begun.catch(() => undefined); // the screen needs the same and reports a failure
const screen = place?.load();
screen?.catch(() => undefined); // as above
import("./page.tsx").then(({ showPage }) => showPage(place, screen, begun)).catch(report);

// A file dropped beside its target must not replace the page.
for (const kind of ["dragover", "drop"] as const) {
  window.addEventListener(kind, (event) => {
    if (event.dataTransfer?.types.includes("Files") && !event.defaultPrevented) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    }
  });
}
