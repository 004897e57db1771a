import { linkRows } from "#state/persist/link-rows.ts";
import { useData } from "#state/stores/data-store.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { useLinkHere } from "#ui/link-here.ts";
import { routeHref } from "#ui/route.ts";

/** The address of the lab with its network and data as they are now. */
function labHref(): string {
  const { architecture } = useNetwork.getState();
  const { source } = useData.getState();
  return routeHref("lab", null, linkRows.labLink.write(architecture, source.id));
}

/** While it is mounted, a link to the page names the lab's network; it shows nothing. */
export function LabLink() {
  useLinkHere(labHref);
  return null;
}
