import { decodeArchitecture } from "#formats/share-link.ts";
import { keepLab, readLab } from "#state/storage/lab-archive.ts";
import { network } from "#state/stores/network-store.ts";
import { dismiss, notify } from "#state/stores/notices.ts";
import { drawStrokes, usePad } from "#state/stores/pad.ts";
import { session } from "#state/session.ts";
import { navigate, parseRoute, routeHref } from "#ui/route.ts";

/** Puts the network of a link (`#/lab?net=...`) in place, if the address has one; undo brings the other back. */
function openLink(): void {
  const { screen, query } = parseRoute(window.location.hash);
  const text = screen === "lab" || screen === "" ? query.get("net") : null;
  if (text === null) return;
  const decoded = decodeArchitecture(text);
  if (decoded.ok) {
    network.replace(decoded.architecture);
    // From now on the network is the student's: a reload must not put the link's over what became of it.
    navigate(routeHref("lab"), { replace: true });
    dismiss("link");
  } else notify({ id: "link", tone: "warning", text: decoded.message });
}

/**
 * Opens the device, brings back what an earlier visit left, and keeps the lab from then on. Resolves once the GPU is at
 * work on the first picture.
 */
export async function startLab(): Promise<void> {
  drawStrokes(session, usePad.getState().strokes);
  const restored = readLab();
  await session.start(restored.then(({ lab }) => lab));
  const { begun } = session;
  openLink();
  window.addEventListener("hashchange", openLink);
  if ((await restored).canKeep) keepLab(session);
  await begun;
}
