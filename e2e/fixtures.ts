import {
  type BrowserContext,
  expect,
  test as base,
  type ConsoleMessage,
  type Page,
  type Request,
  type WebError,
} from "@playwright/test";
import { guardTexts } from "./text-guard.ts";

/**
 * Messages from Chromium itself that say nothing about the page: a hint on the speed of synchronous
 * reads, which tests use and the app does not.
 */
const HARMLESS: readonly RegExp[] = [/GPU stall due to ReadPixels/];

/** Collects the errors and warnings of a test's pages; any that is not allowed fails the test at its end. */
export class ConsoleGuard {
  readonly #complaints: string[] = [];
  readonly #allowed: RegExp[] = [...HARMLESS];

  /** Allows messages that match, such as those about a lost context. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  readonly onConsole = (message: ConsoleMessage): void => {
    const kind = message.type();
    if (kind !== "error" && kind !== "warning" && kind !== "assert") return;
    const { url } = message.location();
    this.#complaints.push(`${kind}: ${message.text()}${url === "" ? "" : ` (${url})`}`);
  };

  /** The app is self-contained: it makes no request to another host. */
  readonly onRequest = (request: Request): void => {
    const { protocol, hostname } = new URL(request.url());
    const own = hostname === "127.0.0.1" || protocol === "data:" || protocol === "blob:";
    if (!own) this.#complaints.push(`request to another host: ${request.url()}`);
  };

  readonly onError = (error: WebError): void => {
    const cause = error.error();
    this.#complaints.push(`uncaught: ${cause.stack ?? cause.message}`);
  };

  /** Listens to all pages of a context and reports texts that are lost in translation; for pages still to be opened. */
  async watch(context: BrowserContext): Promise<void> {
    this.listenTo(context);
    await context.addInitScript(guardTexts);
  }

  listenTo(context: BrowserContext): void {
    context.on("console", this.onConsole);
    context.on("weberror", this.onError);
    context.on("request", this.onRequest);
  }

  /** Messages so far that no pattern allows. */
  complaints(): string[] {
    return this.#complaints.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }

  /** Fails if there were any. */
  assertSilence(): void {
    expect(this.complaints(), "console errors and warnings, uncaught errors, requests elsewhere").toEqual([]);
  }
}

/** Where the browser stores anything. */
export function leaveGuide(): void {
  try {
    localStorage.setItem("receptive.guide", '"left"');
  } catch {
    // Then nothing is known of earlier visits.
  }
}

/** A page of the harness that the tests of a worker share, with its guard. */
interface SharedHarness {
  readonly page: Page;
  readonly guard: ConsoleGuard;
}

/**
 * Playwright's `test`, failing on any page's console errors and warnings, uncaught errors and requests to other hosts.
 */
export const test = base.extend<
  { consoleGuard: ConsoleGuard; harness: Page; isGuided: boolean },
  { sharedHarness: SharedHarness }
>({
  /** Whether the lab may guide a first visit; otherwise the visitor has left the guide before. */
  isGuided: [false, { option: true }],
  sharedHarness: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext({ baseURL: project.use.baseURL ?? "" });
      const guard = new ConsoleGuard();
      guard.listenTo(context);
      const page = await context.newPage();
      await page.goto("/");
      await page.waitForFunction(() => "receptive" in window);
      await use({ page, guard });
      await context.close();
    },
    { scope: "worker" },
  ],
  /** The harness page, opened once for many short tests that leave no state behind. */
  harness: async ({ sharedHarness }, use) => {
    await use(sharedHarness.page);
    sharedHarness.guard.assertSilence();
  },
  consoleGuard: [
    async ({ context, isGuided }, use) => {
      const guard = new ConsoleGuard();
      await guard.watch(context);
      if (!isGuided) await context.addInitScript(leaveGuide);
      await use(guard);
      guard.assertSilence();
    },
    { auto: true },
  ],
});

export { expect };
