/** What a student does on a page and sees there, in whichever engine. Functions given to it run in the page. */
import { pause } from "./child.mjs";

const POLL_MS = 100;
const PATIENCE_MS = 60_000;

/** Elements of a selector that can be seen, whose name is the text or begins like it; the name is said or shown. */
function findNamed(selector, name) {
  const nameOf = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim();
  const elements = [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);
  if (name === null) return elements[0];
  return elements.find((each) => nameOf(each) === name) ?? elements.find((each) => nameOf(each).startsWith(name));
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

  press(key) {
    return this.#driver.press(key);
  }

  resize(width, height) {
    return this.#driver.resize(width, height);
  }

  screenshot() {
    return this.#driver.screenshot();
  }

  /** Where an element is in the window, once it is there and in view. */
  async boxOf(selector, name = null) {
    return this.until(
      `there is ${selector} ${name ?? ""}`,
      `(selector, name) => {
        const element = (${String(findNamed)})(selector, name);
        if (!element) return null;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height };
      }`,
      selector,
      name,
    );
  }

  /** Presses in the middle of an element. */
  async click(selector, name = null) {
    const { x, y, width, height } = await this.boxOf(selector, name);
    await this.#driver.drag([[x + width / 2, y + height / 2]]);
  }

  /** Draws over an element along a path of shares of its width and height. */
  async drag(selector, name, path) {
    const { x, y, width, height } = await this.boxOf(selector, name);
    await this.#driver.drag(path.map(([across, down]) => [x + across * width, y + down * height]));
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
