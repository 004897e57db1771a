import type { DeviceStatus } from "./stores/device-store.ts";
import { dismiss, notify } from "./stores/notices.ts";

let isPrecisionTold = false;

/** Shows graphics problems on every screen, and removes the notice when they are over. */
export function tellOfDevice(status: DeviceStatus): void {
  if (status.kind === "unavailable")
    notify({
      id: "device",
      tone: "error",
      title: "The networks cannot run in this browser",
      text: `${status.message} You can still build networks, see their shapes and parameter counts, and answer the quizzes.`,
    });
  else if (status.kind === "lost")
    notify({ id: "device", tone: "warning", title: "The browser lost the graphics context", text: status.message });
  else dismiss("device");
  if (status.kind !== "ready" || status.isPrecise || isPrecisionTold) return;
  isPrecisionTold = true;
  notify({
    id: "precision",
    tone: "warning",
    title: "Lower precision",
    text: "This graphics card computes with 16-bit numbers: about three digits, up to 65,504. Everything works, but values differ from PyTorch's in the third digit, larger values become infinite, and training may reach slightly lower accuracy.",
  });
}
