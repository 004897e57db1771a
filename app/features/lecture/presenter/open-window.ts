import { notify } from "#state/stores/notices.ts";
import { routeHref } from "#ui/route.ts";
import { NOTES } from "./place.ts";

/** Opens the presenter's window, or brings it to the front; if the browser blocks it, a notice says so. */
export function openPresenterWindow(): void {
  if (window.open(routeHref("lecture", NOTES), "receptive-notes", "popup,width=560,height=760")) return;
  notify({
    id: "presenter",
    tone: "warning",
    title: "The browser did not open a window for your notes",
    text: "Allow pop-ups for this page and press N again, or open a second window yourself, with “notes” in place of the scene in the address.",
  });
}
