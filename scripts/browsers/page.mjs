/** What a student does and sees on a page, in any engine. Functions passed to a `Page` run in the browser. */
import { pause } from "./child.mjs";

const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/**
 * Position of an element in the window, once it is in view, nothing covers its centre, and it has not moved for two
 * frames; otherwise null. It is the first visible one of a selector whose name is, or begins with, the one given; the
 * name is its accessible or its visible one.
 */
async function placeOf(selector, name) {
  const nameOf = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim();
  const frame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  const seen = [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
  const element =
    name === null
      ? seen[0]
      : (seen.find((each) => nameOf(each) === name) ?? seen.find((each) => nameOf(each).startsWith(name)));
  if (!element) return null;
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const before = element.getBoundingClientRect();
  await frame();
  await frame();
  const { x, y, width, height } = element.getBoundingClientRect();
  if (before.x !== x || before.y !== y || before.width !== width || before.height !== height) return null;
  // A page that is still hidden is laid out already, but its elements are not found at a point.
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ? { x, y, width, height } : null;
}

/** A page in an engine: `driver` is what the engine's `open` resolves to, `url` where the app is served. */
export class Page {
  #driver;
  #url;

  constructor(driver, url) {
    this.#driver = driver;
    this.#url = url;
  }

  /** Result of a function run in the page, or of its promise; only JSON can be passed in either direction. */
  async evaluate(work, ...values) {
    const given = values.map((value) => JSON.stringify(value) ?? "undefined").join(", ");
    const text = await this.#driver.evaluate(
      `async () => JSON.stringify({ value: await (${String(work)})(${given}) })`,
    );
    return JSON.parse(text).value;
  }

  /** Waits until a function in the page returns something truthy, and resolves to it. `what` is for the message. */
  async until(what, work, ...values) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const value = await this.evaluate(work, ...values);
      if (value) return value;
      if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
      await pause(POLL_MS);
    }
  }

  /** Opens a location in the app with a fresh page. */
  async open(hash) {
    await this.#driver.goto("about:blank");
    await this.#driver.goto(new URL(hash, this.#url).href);
  }

  reload() {
    return this.#driver.reload();
  }

  resize(width, height) {
    return this.#driver.resize(width, height);
  }

  screenshot() {
    return this.#driver.screenshot();
  }

  /** Drags over an element along a path, in fractions of its width and height. */
  async drag(selector, name, path) {
    const { x, y, width, height } = await this.until(`there is ${selector} ${name ?? ""}`, placeOf, selector, name);
    await this.#driver.drag(path.map(([across, down]) => [x + across * width, y + down * height]));
  }

  /** Clicks the centre of an element, or another point on it. */
  click(selector, name = null, place = [0.5, 0.5]) {
    return this.drag(selector, name, [place]);
  }

  /** The text of an element, once it exists and matches `pattern`. */
  textOf(selector, pattern = /\S/) {
    return this.until(
      `${selector} says ${pattern}`,
      (at, source) => {
        const text = document.querySelector(at)?.textContent.trim() ?? "";
        return new RegExp(source).test(text) ? text : null;
      },
      selector,
      pattern.source,
    );
  }
}
