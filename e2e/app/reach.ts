/** Whether what a scene offers can be reached: by finger, and by keyboard with a ring that is seen. */
import type { Page } from "@playwright/test";

/** What a finger has to hit and is smaller than 24 pixels; words within a sentence may be. */
export function tooSmall(page: Page): Promise<readonly string[]> {
  return page.locator(".lecture-scene").evaluate((scene) => {
    const parts = scene.querySelectorAll<HTMLElement>("button, a, input, select, summary, [tabindex='0']");
    return [...parts].flatMap((part) => {
      if (part.getClientRects().length === 0 || part.closest(".visually-hidden, p, li")) return [];
      const label = part.closest("label");
      const boxes = [part, ...(label ? [label] : [])].map((each) => each.getBoundingClientRect());
      if (boxes.some(({ width, height }) => width >= 23.5 && height >= 23.5)) return [];
      return [`${part.getAttribute("aria-label") ?? part.textContent ?? ""} .${part.className}`];
    });
  });
}

/** What the bar at the bottom lies over, wholly or in part, once it has the focus. */
export function obscured(page: Page): Promise<readonly string[]> {
  return page.locator(".lecture-scene").evaluate((scene) => {
    const bar = document.querySelector(".lecture-bar")?.getBoundingClientRect().top ?? window.innerHeight;
    const parts = scene.querySelectorAll<HTMLElement>("button, a, input, select, summary, [tabindex='0']");
    return [...parts].flatMap((part) => {
      if (part.closest(".lecture-bar")) return [];
      part.focus();
      const { bottom, height } = part.getBoundingClientRect();
      const isSeen = document.activeElement !== part || height > bar / 2 || bottom <= bar;
      return isSeen ? [] : [part.getAttribute("aria-label") ?? part.textContent];
    });
  });
}

/** Names on the stage that only the code has for a layer, such as “l3”. */
export function codeNames(page: Page): Promise<readonly string[]> {
  return page.locator(".lecture-stage").evaluate((stage) => {
    const named = [...stage.querySelectorAll("[aria-label], [aria-valuetext]")];
    const texts = named.flatMap((each) => [each.getAttribute("aria-label"), each.getAttribute("aria-valuetext")]);
    return [stage.textContent, ...texts].flatMap((text) => text?.match(/(?<![\w.])l\d+(?![\w²])/g) ?? []);
  });
}

/** What can have the focus on the stage without a ring that can be seen: none at all, or one that something cuts off. */
export function ringless(page: Page): Promise<readonly string[]> {
  return page.locator(".lecture-stage").evaluate((stage) => {
    const parts = stage.querySelectorAll<HTMLElement>("button, a, input, select, summary, [tabindex='0']");
    return [...parts].flatMap((part) => {
      part.focus();
      if (document.activeElement !== part) return [];
      // The ring of an input that cannot be seen itself is drawn by its label, or by what stands beside it.
      const drawn = [part, part.nextElementSibling, part.parentElement, part.closest("label")].find(
        (each) => each && getComputedStyle(each).outlineStyle !== "none",
      );
      const name = part.getAttribute("aria-label") ?? part.textContent ?? part.className;
      if (!drawn) return [`no ring: ${name}`];
      const { outlineOffset, outlineWidth } = getComputedStyle(drawn);
      const beyond = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      const ring = drawn.getBoundingClientRect();
      for (let around = drawn.parentElement; around && stage.contains(around); around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        if (overflowX === "visible" && overflowY === "visible") continue;
        const box = around.getBoundingClientRect();
        // What scrolls is scrolled to show what has the focus: there only the sides can cut.
        const isCut =
          ring.left - beyond < box.left - 0.5 ||
          ring.right + beyond > box.right + 0.5 ||
          (overflowY === "hidden" && (ring.top - beyond < box.top - 0.5 || ring.bottom + beyond > box.bottom + 0.5));
        if (isCut) return [`cut off by ${around.className}: ${name}`];
      }
      return [];
    });
  });
}
