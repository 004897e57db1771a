/** What a student does on a page and sees there, in whichever engine. Functions given to it run in the page. */
import { pause } from "./child.mjs";

const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/**
 * Where an element is in the window, once it is in view, nothing covers its middle, and it has not moved for two frames;
 * else null. It is the first that can be seen of those of a selector whose name is, or begins with, the one given; the
 * name is said or shown.
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
  // A page that is still hidden is not met there, though it is laid out.
  return element.contains(document.elementFromPoint(x + width / 2, y + height / 2)) ? { x, y, width, height } : null;
}

export class Page {
  #driver;
  #url;

  constructor(driver, url) {
    this.#driver = driver;
    this.#url = url;
  }

  /** What a function returns in the page, or what its promise resolves to; nothing but JSON goes there and back. */
  async evaluate(work, ...values) {
    const given = values.map((value) => JSON.stringify(value) ?? "undefined").join(", ");
    const text = await this.#driver.evaluate(
      `async () => JSON.stringify({ value: await (${String(work)})(${given}) })`,
    );
    return JSON.parse(text).value;
  }

  /** Waits until a function returns something in the page that is true, and says what. `what` is for the message. */
  async until(what, work, ...values) {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const value = await this.evaluate(work, ...values);
      if (value) return value;
      if (performance.now() > end) throw new Error(`Waited in vain until ${what}.`);
      await pause(POLL_MS);
    }
  }

  /** Opens a place of the app anew. */
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

  /** Draws over an element along a path, in shares of its width and height. */
  async drag(selector, name, path) {
    const { x, y, width, height } = await this.until(`there is ${selector} ${name ?? ""}`, placeOf, selector, name);
    await this.#driver.drag(path.map(([across, down]) => [x + across * width, y + down * height]));
  }

  /** Presses in the middle of an element, or elsewhere on it. */
  click(selector, name = null, place = [0.5, 0.5]) {
    return this.drag(selector, name, [place]);
  }

  /** The text of an element, once it is there and `pattern` matches it. */
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
