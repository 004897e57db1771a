/** Runs in each page before anything else: reports errors to the server, since not every driver does. */
function tell(kind, what) {
  const text = what instanceof Error ? (what.stack ?? what.message) : String(what);
  void fetch("/complaints", { method: "POST", body: `${kind}: ${text}`, keepalive: true });
}

for (const kind of ["error", "warn"]) {
  const original = console[kind];
  console[kind] = (...values) => {
    tell(kind, values.join(" "));
    original.apply(console, values);
  };
}
addEventListener("error", ({ error, message }) => tell("uncaught", error ?? message));
addEventListener("unhandledrejection", ({ reason }) => tell("uncaught", reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  tell("policy", `${violatedDirective} ${blockedURI}`),
);

/** Problems that the page shows to the student, however briefly. */
const told = new Set();
new MutationObserver(() => {
  for (const notice of document.querySelectorAll(
    '.ui-notice[data-tone="error"], .shell-notices .ui-notice[data-tone="warning"]',
  )) {
    const { textContent } = notice;
    if (!told.has(textContent)) tell("notice", textContent);
    told.add(textContent);
  }
}).observe(document, { childList: true, subtree: true, characterData: true });
