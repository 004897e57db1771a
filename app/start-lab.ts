import type { Beginning } from "./places.ts";
import { findDataSource } from "#data/sources.ts";
import { keepPicture } from "#state/input-picture.ts";
import { compute } from "#state/compute.ts";
import { labKeeper } from "#state/labs/lab-keeper.ts";
import { openLab } from "#state/labs/open-lab.ts";
import { persisted } from "#state/persist.ts";
import { network } from "#state/stores/network-store.ts";
import { dismiss, notify } from "#state/stores/notices.ts";
import { session } from "#state/session.ts";
import { fetchTrainingCode } from "#state/training/training.ts";
import { fetchAhead, idle, pageShown } from "#ui/ahead.ts";
import { navigate, parseRoute, routeHref } from "#ui/route.ts";

const LINK = "link";

function tell(text: string): void {
  notify({ id: LINK, tone: "warning", text });
}

/** Puts what a link names (`#/lab?net=...&data=...`) in place, if the address is one; undo brings the other network back. */
function openLink(): void {
  const { screen, query } = parseRoute(window.location.hash);
  const link = screen === "lab" || screen === "" ? persisted.labLink.read(query) : null;
  if (!link) return;
  if (link.network?.ok === false) {
    tell(link.network.message);
    return;
  }
  if (link.network) network.replace(link.network.architecture);
  // From now on the network is the student's: a reload must not put the link's over what became of it.
  navigate(routeHref("lab"), { replace: true });
  dismiss(LINK);
  if (link.data === null) return;
  const source = findDataSource(link.data);
  if (source) void session.useData(source);
  else
    tell(`The link's images (“${link.data.slice(0, 40)}”) are not part of this version of the app; yours were left.`);
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
 * Opens the device, brings back what an earlier visit left, and keeps the lab from then on. Resolves once the GPU is at
 * work on the first picture.
 */
async function start(): Promise<void> {
  const opened = openLab();
  const taken = opened.then((lab) => labKeeper.take(lab));
  await session.start(opened.then(({ lab }) => lab));
  // The network is on its way by now; on what data is known.
  keepPicture(session);
  const { begun } = session;
  openLink();
  window.addEventListener("hashchange", openLink);
  await taken;
  const { lab } = await opened;
  labKeeper.begin(lab === null || (await lab.checkpoint) !== null);
  await begun;
  fetchAhead(fetchTrainingCode);
}

/** Has the device tested once the first screen is there, whether it shows a picture or not. */
async function verify({ underWay }: Beginning): Promise<void> {
  await Promise.all([underWay, pageShown]);
  await compute.verify();
}

let started: Beginning | null = null;

/** Starts the lab, unless that was done before. */
export function startLab(): Beginning {
  if (started) return started;
  started = { isSeen: firstReading(), underWay: start() };
  verify(started)
    .catch(() => {}) // a part of the app that does not arrive is told of where it is wanted
    .finally(() => session.compileAhead(idle));
  return started;
}
