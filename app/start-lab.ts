import type { Beginning } from "./places.ts";
import { keepPicture } from "#state/input-picture.ts";
import { compute } from "#state/compute.ts";
import { labKeeper } from "#state/labs/lab-keeper.ts";
import { openLab } from "#state/labs/open-lab.ts";
import { CodeError, loadCode } from "#state/load-code.ts";
import { notify } from "#state/stores/notices.ts";
import { session } from "#state/session.ts";
import { fetchTrainingCode } from "#state/training/training.ts";
import { fetchAhead, idle, pageShown } from "#ui/ahead.ts";
import { parseRoute } from "#ui/route.ts";

/** If the address is a link (`#/lab?net=...&data=...`), opens what it names; undo brings the previous network back. */
async function followLink(): Promise<void> {
  const { screen, query } = parseRoute(window.location.hash);
  if ((screen !== "lab" && screen !== "") || query.size === 0) return;
  try {
    const { openLink } = await loadCode(() => import("./open-link.ts"));
    await openLink();
  } catch (error) {
    if (error instanceof CodeError) notify({ id: "link", tone: "warning", text: error.message });
    else throw error;
  }
}

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

/**
 * Opens the device, restores the lab of an earlier visit, and stores the lab from then on. Resolves once the GPU is at
 * work on the first picture.
 */
async function start(opened: ReturnType<typeof openLab>): Promise<void> {
  const taken = opened.then((lab) => labKeeper.take(lab));
  await session.start(opened.then(({ lab }) => lab));
  // By now the network is being built, and it is known which data it uses.
  keepPicture(session);
  const { begun } = session;
  await taken;
  const { lab } = await opened;
  labKeeper.begin(lab === null || (await lab.checkpoint) !== null);
  window.addEventListener("hashchange", () => void followLink());
  await followLink();
  await begun;
  fetchAhead(fetchTrainingCode);
}

/** Tests the device once the first screen is shown and its first picture, if there is one, is being computed. */
async function verify({ underWay }: Beginning): Promise<void> {
  await Promise.all([underWay, pageShown]);
  await compute.verify();
}

let started: Beginning | null = null;

/** Offers the guide if this may be a first visit. */
async function guide({ isSeen }: Beginning, opened: ReturnType<typeof openLab>): Promise<void> {
  const [{ isFirst }] = await Promise.all([opened, isSeen, pageShown]);
  if (!isFirst) return;
  const { offerGuide } = await import("./offer-guide.ts");
  offerGuide();
}

/** Starts the lab, unless that was done before. `isPlain`: the visit begins with it, not with a link to something in it. */
export function startLab(isPlain: boolean): Beginning {
  if (started) return started;
  const opened = openLab();
  started = { isSeen: firstReading(), underWay: start(opened) };
  if (isPlain) guide(started, opened).catch(() => {}); // the lab works without the guide
  verify(started)
    .catch(() => {}) // code that fails to load is reported where it is needed
    .finally(() => session.compileAhead(idle));
  return started;
}
