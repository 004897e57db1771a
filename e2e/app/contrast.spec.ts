/** Contrast themes: the system's few colours replace the page's. Selections and measurements must remain visible. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ALL: Part = { x: 0, y: 0, width: 1, height: 1 };
const FOOT: Part = { x: 0.2, y: 0.92, width: 0.6, height: 0.03 };

type Colours = readonly (readonly [colour: string, share: number])[];

/** Fraction of each colour in parts of a picture, most frequent first. */
function coloursOf(page: Page, picture: Buffer, parts: readonly Part[]): Promise<readonly Colours[]> {
  return page.evaluate(
    async ([bytes, pieces]) => {
      const file = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([file]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", {
        willReadFrequently: true,
      });
      if (!context) throw new Error("no canvas");
      context.drawImage(bitmap, 0, 0);
      return pieces.map(({ x, y, width, height }) => {
        const { data } = context.getImageData(
          Math.floor(x * bitmap.width),
          Math.floor(y * bitmap.height),
          Math.max(1, Math.round(width * bitmap.width)),
          Math.max(1, Math.round(height * bitmap.height)),
        );
        const counts = new Map<string, number>();
        for (let i = 0; i < data.length; i += 4) {
          const colour = data.slice(i, i + 3).join(" ");
          counts.set(colour, (counts.get(colour) ?? 0) + 4 / data.length);
        }
        return [...counts].toSorted(([, a], [, b]) => b - a);
      });
    },
    [picture.toString("base64"), parts] as const,
  );
}

/** Fraction of each colour in a part of a drawing (given as fractions of its size), most frequent first. */
async function colours(shown: Locator, part: Part): Promise<Colours> {
  const picture = await shown.screenshot({ animations: "disabled" });
  const [found = []] = await coloursOf(shown.page(), picture, [part]);
  return found;
}

async function commonest(shown: Locator, part: Part = ALL): Promise<string> {
  return (await colours(shown, part))[0]?.[0] ?? "";
}

/** The most frequent colour of the same part of each of several elements: from one picture of all that are on the screen. */
async function commonestOfEach(page: Page, elements: readonly Locator[], part: Part): Promise<readonly string[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  const pieces = boxes.map((box): Part | null => {
    if (!box || box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height) return null;
    return {
      x: (box.x + part.x * box.width) / width,
      y: (box.y + part.y * box.height) / height,
      width: (part.width * box.width) / width,
      height: (part.height * box.height) / height,
    };
  });
  const onScreen = pieces.filter((piece) => piece !== null);
  const found = await coloursOf(page, await page.screenshot({ animations: "disabled" }), onScreen);
  const names = found.map(([first]) => first?.[0] ?? "").values();
  const all: string[] = [];
  for (const [i, element] of elements.entries())
    all.push(pieces[i] ? (names.next().value ?? "") : await commonest(element, part));
  return all;
}

/** Expects the selected one of several similar elements to be drawn in a different colour from all others. */
async function expectTold(chosen: Locator, others: Locator, part: Part = ALL): Promise<void> {
  const [colour, ...rest] = await commonestOfEach(chosen.page(), [chosen, ...(await others.all())], part);
  for (const other of rest) expect.soft(other, String(chosen)).not.toBe(colour);
}

/** Widths of an element's borders and lines. */
function lines(shown: Locator): Promise<string> {
  return shown.evaluate((element) => {
    const { borderWidth, borderStyle, outlineWidth, outlineStyle, textDecorationLine } = getComputedStyle(element);
    return [borderWidth, borderStyle, outlineStyle === "none" ? "" : outlineWidth, textDecorationLine].join(", ");
  });
}

/** Expects the selected one to have a different border or line from all others. */
async function expectLined(chosen: Locator, others: Locator): Promise<void> {
  const chosenLines = await lines(chosen);
  for (const other of await others.all()) expect.soft(await lines(other), String(chosen)).not.toBe(chosenLines);
}

/** System colours painted over one another: some are not opaque. */
function painted(page: Page, names: readonly string[]): Promise<string> {
  return page.evaluate((layers) => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    const probe = document.body.appendChild(document.createElement("i"));
    if (!context) throw new Error("no canvas");
    for (const name of layers) {
      probe.style.color = name;
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
    }
    probe.remove();
    return context.getImageData(0, 0, 1, 1).data.slice(0, 3).join(" ");
  }, names);
}

/**
 * Fraction of a drawing in a colour, or in that colour thinned by the paper under it: of a slanted line one pixel wide,
 * perhaps no pixel is covered whole.
 */
function tinted(drawn: Colours, paper: string, colour: string): number {
  const from = (name: string): readonly number[] => {
    const base = paper.split(" ").map(Number);
    return name.split(" ").map((value, i) => Number(value) - (base[i] ?? 0));
  };
  const aim = from(colour);
  return drawn
    .filter(([name]) => {
      const step = from(name);
      const along = step.reduce((sum, value, i) => sum + value * (aim[i] ?? 0), 0) / Math.hypot(...aim);
      return along > 0.3 * Math.hypot(...aim) && along > 0.997 * Math.hypot(...step);
    })
    .reduce((sum, [, share]) => sum + share, 0);
}

async function openLab(page: Page): Promise<void> {
  await page.goto("/#/lab");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test.beforeEach(({ page }) => page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce", colorScheme }));

    test("the lab: switches, choices, tabs, bars and sliders", async ({ page }) => {
      await openLab(page);
      await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
      await page.locator(".lab-pad-surface").hover();
      const segments = page.locator(".ui-segment:not([data-selected])");
      await expectTold(page.locator(".ui-segment[data-selected]").first(), segments);
      await expectTold(page.locator(".ui-segment[data-selected]").last(), segments);
      await expectTold(page.locator(".ui-tab[data-selected]"), page.locator(".ui-tab:not([data-selected])"), FOOT);
      await expectTold(
        page.locator(".shell-place[aria-current]"),
        page.locator(".shell-place:not([aria-current])"),
        FOOT,
      );
      await expectLined(
        page.locator(".lab-row[data-shown]"),
        page.locator(".lab-row:not([data-shown]):not(.lab-row-input)"),
      );
      await expectLined(
        page.locator(".lab-column[data-shown] .lab-column-name"),
        page.locator(".lab-flow .lab-column:not([data-shown]) .lab-column-name"),
      );

      // A switch: on, off.
      const track = page.locator(".ui-switch-track").first();
      const on = await commonest(track);
      await page.getByRole("switch", { name: "Bias" }).uncheck({ force: true });
      await expect.poll(() => commonest(track)).not.toBe(on);
      await page.getByRole("switch", { name: "Bias" }).check({ force: true });
      await expect.poll(() => commonest(track)).toBe(on);

      // What is pressed: one number for both axes, or one each.
      const pair = page.getByRole("button", { name: /^Kernel: (same value|separate values) for/ });
      await expectTold(pair, page.locator(".lab-row-actions .ui-button").first());

      // Bars: the likeliest class is filled, the others show how long they could be.
      await expect(page.locator(".lab-verdict-class")).toHaveText("3");
      const tracks = page.locator(".ui-bar-track");
      await expectTold(tracks.nth(3), tracks.nth(5));
      const paper = await commonest(page.locator(".lab-trainer"));
      expect((await colours(tracks.nth(3), ALL))[0]?.[0]).not.toBe(paper);
      expect(await tracks.nth(5).evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");

      // The slider has a track, and a thumb of another colour.
      const slider = page.locator(".ui-slider-track").first();
      const [rail, thumb] = [
        await commonest(slider, { x: 0.8, y: 0.46, width: 0.15, height: 0.06 }),
        await commonest(page.locator(".ui-slider-thumb").first(), { x: 0.3, y: 0.2, width: 0.4, height: 0.1 }),
      ];
      expect(new Set([paper, rail, thumb]).size, [paper, rail, thumb].join(", ")).toBe(3);

      // The pad's ink and what is drawn with it.
      expect((await colours(page.locator(".lab-pad-ink"), ALL)).length).toBeGreaterThan(1);
      expect(await faults(page)).toEqual([]);
    });

    test("the lab: the sum of a unit, results and curves keep the colours of data", async ({ page }) => {
      await openLab(page);
      await page.getByRole("button", { name: /^Maps of conv2/ }).press("ArrowDown");
      const list = page.locator(".fig-channel-list button");
      await expect(list.first()).toBeVisible();
      await expectLined(
        page.locator(".fig-channel-list [aria-pressed=true]"),
        page.locator(".fig-channel-list [aria-pressed=false]"),
      );
      await page.locator(".fig-grid").first().focus();
      await page.keyboard.press("ArrowRight");
      await expectLined(
        page.locator(".fig-terms tr[data-active]"),
        page.locator(".fig-terms tbody tr:not([data-active])"),
      );
      const scale = page.locator(".ui-scale-bar").first();
      expect((await colours(scale, ALL)).length, "colours of a scale").toBeGreaterThan(20);
      const amount = page.locator(".fig-amount-track span").first();
      expect(await amount.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(
        await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      );

      await page.getByRole("tab", { name: "Filters" }).click();
      await expectLined(page.locator(".fig-bank [aria-pressed=true]"), page.locator(".fig-bank [aria-pressed=false]"));

      await page.getByRole("button", { name: "Train from scratch" }).click();
      await expect(async () => {
        expect(Number(await page.locator(".lab-clock dd").nth(1).textContent())).toBeGreaterThan(5);
      }).toPass({ timeout: 60_000 });
      await page.getByRole("button", { name: "Pause" }).click();
      await expect(page.locator(".lab-score-number")).toBeVisible({ timeout: 60_000 });
      await expect(page.locator(".lab-clock-phase")).toHaveText("paused");
      const cells = page.locator(".lab-confusion-cell");
      const shades = await cells.evaluateAll(
        (all) => new Set(all.map((cell) => getComputedStyle(cell).backgroundColor)).size,
      );
      expect(shades, "shades of the matrix").toBeGreaterThan(5);
      await cells.nth(0).click();
      await expectLined(page.locator(".lab-confusion-cell[aria-pressed=true]"), cells.nth(5));
      // Lines of three colours on a fourth: faint, plain, and points in the colour of what is chosen.
      const drawn = await colours(page.locator(".ui-chart canvas").last(), ALL);
      const paper = await painted(page, ["Canvas"]);
      expect(new Map(drawn).get(paper) ?? 0, "paper in a chart").toBeGreaterThan(0);
      for (const layer of ["CanvasText", "GrayText", "Highlight"])
        expect
          .soft(tinted(drawn, paper, await painted(page, ["Canvas", layer])), `${layer} in a chart`)
          .toBeGreaterThan(0);
    });

    test("scenes and quizzes", async ({ page }) => {
      await page.goto("/#/lecture/receptive-field");
      await expect(page.locator(".scene-stage[aria-busy=false]")).toBeVisible();
      await expectLined(
        page.locator(".field-table tr[data-current]"),
        page.locator(".field-table tbody tr:not([data-current])"),
      );
      await expectLined(
        page.locator(".field-level[aria-pressed=true]"),
        page.locator(".field-level[aria-pressed=false]"),
      );
      await expectTold(page.locator(".lecture-dot[aria-current]"), page.locator(".lecture-dot:not([aria-current])"), {
        x: 0.45,
        y: 0.45,
        width: 0.1,
        height: 0.1,
      });
      expect(await faults(page)).toEqual([]);
      await page.goto("/#/quizzes/filter-parameters");
      const choices = page.locator(".quiz-choice");
      // Right or wrong, as the question happens to be: it looks other than one that was not chosen.
      await choices.nth(0).click();
      await expectLined(choices.nth(0), choices.nth(2));
      expect(await faults(page)).toEqual([]);
      // In a menu the entry that has the focus.
      await page.goto("/#/lab");
      await page.getByRole("button", { name: "Networks" }).press("ArrowDown");
      await expectLined(
        page.locator(".ui-menu-item[data-focused]"),
        page.locator(".ui-menu-item:not([data-focused])").first(),
      );
    });
  });
}
