/** Opens the lab, and does something in it that is worth keeping. */
import type { Locator, Page } from "@playwright/test";
import { encodeArchitecture } from "#formats/share-link.ts";
import { digitNetworks } from "#nn/zoo/digits.ts";
import { expect } from "../fixtures.ts";
import { storedLab } from "./stored-lab.ts";

/** Steps of training done. */
export const clock = (page: Page): Locator => page.locator(".lab-clock dd").nth(1);
export const nameField = (page: Page): Locator => page.getByRole("textbox", { name: "Network name" });

/** A network of one dense layer: its training is compiled in a third of the time of the first one's. */
function smallNetwork(): string {
  const [first] = digitNetworks;
  if (!first) throw new Error("There is no network");
  const layers = first.architecture.layers.filter(({ type }) => type === "flatten" || type === "dense");
  return encodeArchitecture({ ...first.architecture, name: "Small", layers });
}

/** Opens the lab as it is kept in this browser, or with the first network. */
export async function openLab(page: Page): Promise<void> {
  await page.goto("/#/lab");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
}

/** Opens the lab with a small network, for tests that are not about the network. */
export async function openSmallLab(page: Page): Promise<void> {
  await page.goto(`/#/lab?net=${smallNetwork()}`);
  await expect(nameField(page)).toHaveValue("Small");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
}

/** Renames the network and trains it by steps, until that is stored. */
export async function work(page: Page, name: string, steps = 1): Promise<void> {
  await nameField(page).fill(name);
  await nameField(page).press("Enter");
  const before = Number(await clock(page).textContent());
  for (let step = 1; step <= steps; step++) {
    await page.getByRole("button", { name: "One step" }).click();
    await expect(clock(page)).toHaveText(String(before + step));
  }
  await expect.poll(() => storedLab(page)).toEqual({ name, step: before + steps });
}
