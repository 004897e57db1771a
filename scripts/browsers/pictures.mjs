/** Screenshots of every screen, for visual checks. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sceneIds } from "./scenes.mjs";
import { pause } from "./child.mjs";

const SIZES = [
  [1440, 900],
  [390, 844],
];
/** Time for animations to end, in ms. */
const REST_MS = 500;

/** Whether the screen has finished computing. */
function isReady() {
  return (
    document.querySelector(".lab-verdict-class, .quiz-choice, .quiz-number, .scene-stage[aria-busy=false]") !== null
  );
}

/** Writes `ENGINE-SCREEN-WIDTH-THEME.png` for every screen. */
export async function takePictures(page, engine, folder) {
  mkdirSync(folder, { recursive: true });
  const screens = [
    ["lab", "#/"],
    ["quiz", "#/quizzes/conv-parameters?seed=17&level=2"],
    ...sceneIds().map((id) => [id, `#/lecture/${id}`]),
  ];
  for (const [width, height] of SIZES) {
    await page.resize(width, height);
    for (const theme of ["light", "dark"]) {
      for (const [name, hash] of screens) {
        await page.evaluate((chosen) => localStorage.setItem("receptive.theme", JSON.stringify(chosen)), theme);
        await page.open(hash);
        await page.until(`${name} is ready`, isReady);
        await pause(REST_MS);
        writeFileSync(join(folder, `${engine.toLowerCase()}-${name}-${width}-${theme}.png`), await page.screenshot());
      }
    }
  }
}
