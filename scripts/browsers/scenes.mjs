/** The numbers shown by the lecture's scenes, and whether two engines show the same. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../lib/tools.mjs";

const FOLDER = join(ROOT, "app/content/scenes");

/** Relative difference allowed for numbers of the same image: decoded photos may differ in the last bits. */
const RELATIVE = 0.02;
/** Smaller values are rounding errors. */
const ROUNDING = 1e-4;

/** Ids of all scenes, in order. */
export function sceneIds() {
  const folders = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "scene.tsx")));
  return folders.toSorted().map((name) => name.replace(/^\d+-/, ""));
}

/** The stage's texts, once it has computed: the key number, its note, and sums. */
function said() {
  const stage = document.querySelector(".scene-stage");
  if (stage?.getAttribute("aria-busy") !== "false") return null;
  const parts = stage.querySelectorAll(".scene-key-value, .scene-key-note, .fig-totals dd, .fig-slice-part");
  const texts = [...parts].map((part) => part.textContent.trim());
  // Until there is a number, an ellipsis is shown.
  return texts.length > 0 && texts.every((text) => text !== "…") ? texts : null;
}

/** Opens a scene and runs each of its experiments; returns its texts at first and after each. */
export async function readScene(page, id) {
  await page.open(`#/lecture/${id}`);
  const read = async () => {
    // A change may still be on its way through the network: the texts count once two readings agree.
    let last = null;
    for (;;) {
      const text = await page.until(`the stage of ${id} has computed`, said);
      if (JSON.stringify(text) === JSON.stringify(last)) return text;
      last = text;
    }
  };
  const states = { "at first": await read() };
  const experiments = await page.evaluate(() =>
    [...document.querySelectorAll(".lecture-try-button")].map((button) => button.textContent.trim()),
  );
  for (const name of experiments) {
    await page.click(".lecture-try-button", name);
    states[name] = await read();
  }
  return states;
}

const NUMBER = /[-−]?\d[\d,]*(?:\.\d+)?(?:e[-+−]?\d+)?/g;
const numbersIn = (text) =>
  (text.match(NUMBER) ?? []).map((each) => Number(each.replace("−", "-").replaceAll(",", "")));

/** Whether two texts are equal except for rounding. */
function isSame(here, there) {
  const [a, b] = [numbersIn(here), numbersIn(there)];
  if (here.replace(NUMBER, "#") !== there.replace(NUMBER, "#")) return false;
  return a.every((value, i) => Math.abs(value - b[i]) <= Math.max(ROUNDING, RELATIVE * Math.abs(b[i])));
}

/** Differences between an engine and the reference, one line each. */
export function differences(scene, here, there) {
  return Object.entries(there).flatMap(([state, texts]) => {
    const own = here[state] ?? [];
    if (own.length !== texts.length) return [`${scene}, ${state}: ${own.length} numbers, not ${texts.length}`];
    return texts.flatMap((text, i) => (isSame(own[i], text) ? [] : [`${scene}, ${state}: “${own[i]}”, not “${text}”`]));
  });
}
