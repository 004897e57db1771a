import type { Page } from "@playwright/test";
import axe from "axe-core";

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/** What axe finds on the page as it is, or in a part of it, one line per rule; the size of targets (WCAG 2.5.8) is checked as well. */
export async function faults(page: Page, part = "html"): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (within) => {
    // Working out the rest, which nobody reads, takes most of the time.
    const { violations } = await window.axe.run(within, {
      rules: { "target-size": { enabled: true } },
      resultTypes: ["violations"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, part);
}
