// Before the first paint, so that the page does not flash in the wrong theme. A classic script when built: no imports.
try {
  // oxlint-disable-next-line receptive/no-storage-outside-persist -- runs before the app, which keeps it as persisted.theme
  const kept: unknown = JSON.parse(localStorage.getItem("receptive.theme") ?? "null");
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.dataset["theme"] = typeof kept === "string" ? kept : system;
} catch {
  document.documentElement.dataset["theme"] = "light";
}
