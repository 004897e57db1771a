/**
 * What the built page may load and run, as its Content-Security-Policy: files of its own, and nothing else. Vite's dev server
 * needs more (inline scripts and styles), so its page has no policy.
 */
import { createHash } from "node:crypto";

/** The style elements that React Aria inserts: for whatever can be pressed, and while a dialog is open on an iPhone. */
const STYLES = [
  "@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}",
  "@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}",
];

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const POLICY = {
  "default-src": ["'self'"],
  "style-src": ["'self'", ...STYLES.map(hashOf)],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

/** The plugin for Vite. */
export function contentPolicy() {
  const content = Object.entries(POLICY)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
  const attrs = { "http-equiv": "Content-Security-Policy", content };
  return {
    name: "content-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: () => [{ tag: "meta", attrs, injectTo: "head-prepend" }],
    },
  };
}
