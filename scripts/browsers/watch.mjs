/** Runs in each page before anything else of it: says to the server what goes wrong there, since not every driver does. */
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
