import { startLab } from "./start-lab.ts";

/** Shown on the page if the app itself could not be loaded. */
function report(error: unknown): void {
  const cause = error instanceof Error ? error.message : String(error);
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent = `Receptive could not be loaded: the connection may have dropped, or a newer version may have replaced this one. Your work is stored. Reload the page to continue. Details: ${cause}`;
  document.querySelector("#root")?.replaceChildren(message);
}

// The network first: its programs compile while the page is loaded and rendered.
const started = startLab();
import("./page.tsx").then(({ showPage }) => showPage(started)).catch(report);

// A file dropped beside its target must not replace the page.
for (const kind of ["dragover", "drop"] as const) {
  window.addEventListener(kind, (event) => {
    if (event.dataTransfer?.types.includes("Files") && !event.defaultPrevented) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    }
  });
}
