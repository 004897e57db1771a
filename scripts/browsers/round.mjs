/**
 * A short tour of the app, as a student would take it. Each step is a test: it throws if something is wrong.
 */
import { readScene, sceneIds } from "./scenes.mjs";

const DOWN = Array.from({ length: 13 }, (_, i) => [0.5, 0.15 + (0.7 * i) / 12]);
const CLOCK = ".lab-clock dd";
/** Training steps after which the digits are classified well: slightly more than one epoch. */
const STEPS = 340;

function must(isRight, what) {
  if (!isRight) throw new Error(what);
}

const clock = (page, at) => page.evaluate((all, i) => document.querySelectorAll(all)[i].textContent, CLOCK, at);

/** Whether the browser's database has a lab whose run has reached this step. */
async function isStored(step) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.addEventListener("success", () => resolve(request.result));
      request.addEventListener("error", () => reject(new Error(String(request.error))));
    });
  const database = await done(indexedDB.open("keyval-store"));
  const records = await done(database.transaction("keyval").objectStore("keyval").getAll());
  database.close();
  return records.some((record) => record.checkpoint?.step === step);
}

/** Waits until the lab's current state is stored, a moment after the last change. */
async function untilStored(page) {
  const step = Number(await clock(page, 1));
  await page.until(`step ${step} is stored`, isStored, step);
}

async function draws(page) {
  await page.open("#/");
  await page.textOf(".lab-verdict-class", /^3$/);
  await page.textOf(".guide", /Draw a digit here/);
  await page.click("button", "Clear");
  await page.drag("[role=application]", "Drawing pad", DOWN);
  await page.textOf(".lab-verdict-class", /^1$/);
  // The guide has noticed; the rest of the tour goes without it.
  await page.textOf(".guide-said", /classifies it as 1/);
  await page.click(".guide button", "Leave the first steps");
}

/** Adds the training speed to `report`. */
async function trains(page, report) {
  await page.open("#/");
  await page.click("button", "Train from scratch");
  const steps = (least) =>
    page.until(
      `${least} steps are done`,
      (all, n) => Number(document.querySelectorAll(all)[1].textContent) >= n,
      CLOCK,
      least,
    );
  await steps(STEPS / 2);
  const start = performance.now();
  const before = Number(await clock(page, 1));
  await steps(STEPS);
  const rate = (Number(await clock(page, 1)) - before) / ((performance.now() - start) / 1000);
  await page.click("button", "Pause");
  await page.textOf(".lab-clock-phase", /^paused$/);
  const score = parseFloat(await page.textOf(".lab-score-number"));
  report.push(`${rate.toFixed(0)} steps/s with the views open, ${score} % accuracy on the test images`);
  must(score > 90, `${score} % of the test images are classified correctly after ${STEPS} steps, not more than 90 %.`);
  const charts = await page.evaluate(() => [
    document.querySelectorAll(".ui-chart canvas").length,
    document.querySelector(".ui-chart-problem")?.textContent ?? "",
  ]);
  must(charts[0] === 2 && charts[1] === "", `There are ${charts[0]} charts, not 2. ${charts[1]}`);
  await untilStored(page);
}

async function inspects(page) {
  await page.click("button", "Maps of conv2", [0.1, 0.1]);
  await page.until(
    "the unit's sum is there",
    () => document.querySelectorAll(".insp .fig-totals [data-number]").length === 2,
  );
  const [own, computed] = await page.evaluate(() =>
    [...document.querySelectorAll(".insp .fig-totals [data-number]")].map((each) => Number(each.dataset.number)),
  );
  must(
    Math.abs(own - computed) <= 1e-4 * Math.max(1, Math.abs(own)),
    `The sum of the terms is ${own}, but the GPU computed ${computed}.`,
  );
}

async function answers(page) {
  await page.open("#/quizzes/filter-parameters");
  for (const [choice, verdict] of [
    [1, "A filter one channel deep"],
    [2, "Correct"],
  ]) {
    await page.until("there are answers", () => document.querySelectorAll(".quiz-choice").length > 1);
    await page.click(`li:nth-child(${choice}) > .quiz-choice`);
    await page.until(
      `the answer is “${verdict}”`,
      (text) => document.querySelector(".quiz-feedback")?.textContent.includes(text),
      verdict,
    );
  }
}

async function keeps(page) {
  await page.open("#/");
  await page.textOf(".lab-verdict-class");
  await page.click("button", "One step");
  await page.textOf(".lab-clock-phase", /paused/);
  const [epoch, step] = [await clock(page, 0), await clock(page, 1)];
  must(Number(step) > STEPS, `The lab is at step ${step} after a visit to other screens.`);
  await untilStored(page);
  await page.reload();
  await page.textOf(".lab-verdict-class");
  const after = [await clock(page, 0), await clock(page, 1)];
  must(
    after[0] === epoch && after[1] === step,
    `After a reload the lab is at epoch ${after[0]}, step ${after[1]}, not ${epoch}, ${step}.`,
  );
  await page.open("#/quizzes");
  await page.until("the quiz is marked as solved", () =>
    [...document.querySelectorAll("a")].some(({ textContent }) => /Parameters of a filter.*solved/s.test(textContent)),
  );
}

/**
 * The steps of the tour, in order. `numbers` collects the numbers of each scene, `report` further results; `complaints`
 * are those of the pages so far.
 */
export function roundSteps({ numbers, report, complaints }) {
  return [
    ["a digit is drawn and classified", draws],
    // Before the lab is trained: some scenes show its network, and no two engines train to the same weights.
    ...sceneIds().map((id) => [
      `the scene “${id}” computes`,
      async (page) => void (numbers[id] = await readScene(page, id)),
    ]),
    ["the digits are learned", (page) => trains(page, report)],
    ["a unit shows its sum", inspects],
    ["a quiz is answered", answers],
    ["all work is still there after a reload", keeps],
    ["the page reports no errors", () => must(complaints.length === 0, complaints.join("\n"))],
  ];
}
