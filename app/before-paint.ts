// Before the first paint, so that the page does not flash in the wrong theme. A classic script when built: no imports.
try {
  document.documentElement.dataset["theme"] =
    JSON.parse(localStorage.getItem("receptive.theme") ?? "null") ??
    (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
} catch {
  document.documentElement.dataset["theme"] = "light";
}
