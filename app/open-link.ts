/** Opens what a link to the lab names. Loaded only when there is such a link. */
import { loadLab } from "#content/labs.ts";
import { cards } from "#content/scenes.ts";
import { findDataSource } from "#data/sources.ts";
import type { Architecture } from "#nn/types.ts";
import { labKeeper } from "#state/labs/lab-keeper.ts";
import { linkRows } from "#state/persist/link-rows.ts";
import { sceneRows } from "#state/persist/scene-rows.ts";
import { session } from "#state/session.ts";
import { shipped } from "#state/shipped.ts";
import { network, useNetwork } from "#state/stores/network-store.ts";
import { dismiss, notify } from "#state/stores/notices.ts";
import { useRun } from "#state/stores/run-store.ts";
import { showWork } from "#state/stores/work-dialog.ts";
import { navigate, parseRoute, routeHref } from "#ui/route.ts";

const LINK = "link";
type Link = NonNullable<ReturnType<typeof linkRows.labLink.read>>;

function tell(text: string): void {
  notify({ id: LINK, tone: "warning", text });
}

/** The network that the last link opened; the lab's network is this one as long as the student does not edit it. */
let opened: Architecture | null = null;

/** Replaces the lab's network or data; a lab that the student has worked on stays unchanged in the list of labs. */
async function open(put: () => Promise<void> | void): Promise<void> {
  const { architecture } = useNetwork.getState();
  const isWork = architecture !== opened || useRun.getState().step > 0;
  const isKept = isWork && (await labKeeper.setAside());
  await put();
  opened = useNetwork.getState().architecture;
  if (!isKept) return;
  notify({
    id: LINK,
    text: `The link is open in a new lab. Your lab “${architecture.name}” is stored as you left it.`,
    action: { label: "Your work", run: showWork },
  });
}

/** Opens the network on the stage of a scene; returns whether there is one. */
async function openStage(id: string, query: URLSearchParams): Promise<boolean> {
  const card = cards.find((each) => each.id === id);
  const lab = await loadLab(id);
  if (!lab || !card) {
    tell(`The link names a scene (“${id.slice(0, 40)}”) that has no network to open. Your own network is unchanged.`);
    return false;
  }
  const { settings, problem } = sceneRows.scene.read(lab.entries, lab.initial, query);
  const { architecture, values, origin = "initial" } = await lab.network(settings, shipped);
  await open(() =>
    values ? session.take({ ...architecture, name: card.title }, values, origin) : network.replace(architecture),
  );
  if (problem !== null) tell(problem);
  return true;
}

/** Opens the network, the data or both that a link names; returns whether it can be read. */
async function openLab({ network: linked, data }: Link): Promise<boolean> {
  if (linked?.ok === false) {
    tell(linked.message);
    return false;
  }
  const source = data === null ? null : findDataSource(data);
  if (linked || source)
    await open(() => {
      if (linked) network.replace(linked.architecture);
      if (source) void session.useData(source);
    });
  if (data !== null && !source)
    tell(`The link's images (“${data.slice(0, 40)}”) are not part of this version of the app; your own are unchanged.`);
  return true;
}

/** Opens what the address names, if it is a link. */
export async function openLink(): Promise<void> {
  const { hash } = window.location;
  const { query } = parseRoute(hash);
  const stage = sceneRows.stageLink.read(query);
  const link = linkRows.labLink.read(query);
  if (!stage && !link) return;
  dismiss(LINK);
  try {
    const isOpen = stage ? await openStage(stage.scene, stage.settings) : link !== null && (await openLab(link));
    // From now on it is the student's lab: a reload must not open the link again.
    if (isOpen && window.location.hash === hash) navigate(routeHref("lab"), { replace: true });
  } catch (error) {
    tell(`The link could not be opened. ${error instanceof Error ? error.message : String(error)}`);
  }
}
