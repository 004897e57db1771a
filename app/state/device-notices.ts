import type { DeviceStatus } from "./stores/device-store.ts";
import { dismiss, notify } from "./stores/notices.ts";

let isPrecisionTold = false;

/** Says on every screen what is wrong with the graphics, if anything is; what is over is taken back. */
export function tellOfDevice(status: DeviceStatus): void {
  if (status.kind === "unavailable")
    notify({
      id: "device",
      tone: "error",
      title: "The networks cannot run in this browser",
      text: `${status.message} You can still build networks, read their numbers and answer the quizzes.`,
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
    text: "This graphics card keeps numbers in 16 bits: about three digits, up to 65,504. Everything works, but values differ from PyTorch's in the third digit, those that grow beyond the limit become infinite, and training may end a little worse.",
  });
}
