import { bugOf, tensorsOf } from "#content/scenes/23-gradient-check/patient.ts";
import { BUGS, bugsIn } from "#nn/backward-bug.ts";
import { graphOf } from "#nn/graph.ts";
import { encodeArchitecture } from "#formats/share-link.ts";
import { defaultNetwork, digitNetworks } from "#nn/zoo/digits.ts";
import { expect, test } from "../fixtures.ts";
import { storedLab } from "./stored-lab.ts";

const KEY = ".scene-key-value";
const NOTE = ".scene-key-note";

test("gradient-check: the error against ε is a V, and a planted bug is found by what it spoils", async ({ page }) => {
  test.slow();
  await page.goto("/#/lecture/gradient-check");
  const error = async (): Promise<number> =>
    Number.parseFloat(((await page.locator(KEY).textContent()) ?? "").replace("<", ""));
  await expect(page.locator(KEY)).toHaveText(/\d/);
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toContainText("the error is least at ε = 10⁻");
  const epsilon = page.getByRole("slider", { name: "ε, the step of the weight" });
  const at = async (exponent: string): Promise<number> => {
    await epsilon.fill(exponent);
    await expect(page).toHaveURL(new RegExp(exponent === "-5" ? "gradient-check" : `exponent=${exponent}`));
    return error();
  };
  const [tiny, middle, large] = [await at("-7"), await at("-2"), await at("0")];
  expect(middle).toBeLessThan(5);
  expect(tiny).toBeGreaterThan(4 * middle);
  expect(large).toBeGreaterThan(4 * middle);

  // A bug is drawn, and found.
  const tensors = page.locator(".check-tensor");
  const count = await tensors.count();
  await page.getByRole("button", { name: "Make it sick" }).click();
  for (let i = count - 1; i >= 0; i--) await tensors.nth(i).click();
  await expect(page.locator(".check-tensor[data-looks]")).toHaveCount(count);
  for (const suspect of await page.locator(".check-suspects").first().getByRole("button").all()) {
    await suspect.click();
    if (((await page.locator(".check-diagnosis").textContent()) ?? "").startsWith("Yes")) break;
  }
  await expect(page.locator(".check-diagnosis")).toContainText(`after ${count} checks`);
  await page.getByRole("button", { name: "Make it well" }).click();
  await expect(page.locator(NOTE)).not.toContainText("at no ε");
});

test("gradient-check: each kind of bug spoils what it must, and nothing else", async ({ page }) => {
  test.slow();
  const graph = graphOf(defaultNetwork);
  const bugs = bugsIn(graph);
  const tensors = tensorsOf(graph);
  const everyTensor = JSON.stringify(tensors.map((_, i) => i));
  // The last layer that has it: most lies before that.
  const ofEach = BUGS.flatMap((kind) => bugs.findLast((bug) => bug.kind === kind) ?? []);
  expect(ofEach.length).toBe(BUGS.length);
  for (const bug of ofEach) {
    const { node, kind } = bug;
    const seed = bugs.map((_, each) => each + 1).find((each) => bugOf({ bugs }, each) === bug);
    const place = graph.nodes.findIndex(({ name }) => name === node);
    await page.goto(`/#/lecture/gradient-check?v=1&sick=${seed}&checked=${encodeURIComponent(everyTensor)}`);
    await expect(page.getByRole("button", { name: `Another bug (seed ${seed})` })).toBeVisible();
    await expect(page.locator(".check-tensor[data-looks]")).toHaveCount(tensors.length);
    await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
    const seen = await page
      .locator(".check-tensor")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-looks") !== "good"));
    const spoilt = tensors.map(({ node: own, isBias }) => (kind === "bias" ? own === place && isBias : own < place));
    expect(seen, `${kind} in ${node}`).toEqual(spoilt);
  }
});

test("gradient-check: the network is the student's own, as it runs in the lab and as it is stored", async ({
  page,
}) => {
  const strided = digitNetworks.find(({ id }) => id === "all-conv");
  if (!strided) throw new Error("There is no network with strides");
  await page.goto(`/#/lab?net=${encodeArchitecture(strided.architecture)}`);
  await expect(page).toHaveURL(/#\/lab$/);
  await expect.poll(async () => (await storedLab(page)).name).toBe(strided.architecture.name);
  const whose = page.getByText("Your network from the lab");
  await page.goto("/#/lecture/gradient-check");
  await expect(whose).toBeVisible();
  await expect(page.locator(".check-name")).toContainText(["conv1", "relu1", "conv2", "relu2", "conv3"]);
  await page.reload();
  await expect(whose).toBeVisible();
  await expect(page.locator(KEY)).toHaveText(/\d/);
});
