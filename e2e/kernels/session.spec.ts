import { expect, test } from "../fixtures.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.waitForFunction(() => "receptive" in window);
  await page.evaluate(() => window.receptive.session.start());
});

test("a lost context comes back with the weights, the optimiser and the step count it had", async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/context.?lost/i);
  const session = (run: string) => page.evaluate(run);
  const straight = await page.evaluate(async () => {
    await window.receptive.session.train(6);
    return { step: window.receptive.session.step(), weights: await window.receptive.session.weights() };
  });
  expect(straight.step).toBeGreaterThanOrEqual(6);
  const message = await page.evaluate(() => window.receptive.session.lose());
  expect(message).toContain("are safe");
  await page.evaluate(() => window.receptive.session.restore());
  expect(await session("window.receptive.session.step()")).toBe(straight.step);
  expect(await page.evaluate(() => window.receptive.session.weights())).toEqual(straight.weights);
  // Going on gives what the run would have given without the loss: momentum and moments came back too.
  const interrupted = await page.evaluate(async () => {
    await window.receptive.session.single();
    return window.receptive.session.weights();
  });
  await page.evaluate(async (steps) => {
    await window.receptive.session.reset();
    for (let i = 0; i < steps; i++) await window.receptive.session.single();
  }, straight.step + 1);
  expect(await page.evaluate(() => window.receptive.session.weights())).toEqual(interrupted);
});

test("training continues after a context lost during training", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/context.?lost/i);
  await page.evaluate(async () => {
    await window.receptive.session.play();
    await window.receptive.session.untilStep(4);
    await window.receptive.session.lose();
  });
  await page.evaluate(() => window.receptive.session.restore());
  const before = await page.evaluate(() => window.receptive.session.step());
  await page.evaluate((step) => window.receptive.session.untilStep(step + 3), before);
  await page.evaluate(() => window.receptive.session.weights());
});

test("the same seed gives the same curve, step by step or all at once", async ({ page }) => {
  const first = await page.evaluate(() => window.receptive.session.train(5));
  await page.evaluate(() => window.receptive.session.reset());
  const second = await page.evaluate(() => window.receptive.session.train(5));
  expect(second.losses.slice(0, 5)).toEqual(first.losses.slice(0, 5));
  expect(first.losses[0]).toBeGreaterThan(1.5);
});

test("an edit made before the first pass is not lost", async ({ page }) => {
  await page.reload();
  await page.waitForFunction(() => "receptive" in window);
  await page.evaluate(() => window.receptive.session.startAndEdit(3));
  const weights = await page.evaluate(() => window.receptive.session.weights());
  expect(weights["l1.weight"]).toHaveLength(8 * 3 * 3);
});

test("an impossible layer leaves the layers before it running", async ({ page }) => {
  const broken = await page.evaluate(() => window.receptive.session.breakNetwork());
  expect(broken.problem).not.toBeNull();
  expect(broken.nodes).toBe(6);
});

test("editing keeps the weights of untouched layers and leaks no texture", async ({ page }) => {
  const rested = await page.evaluate(() => window.receptive.session.liveTextures());
  await page.evaluate(() => window.receptive.session.train(2));
  const trained = await page.evaluate(() => window.receptive.session.weights());
  await page.evaluate(async () => {
    await window.receptive.session.editFirst(3);
    await window.receptive.session.editFirst(5);
  });
  const edited = await page.evaluate(() => window.receptive.session.weights());
  expect(edited["l4.weight"]).toEqual(trained["l4.weight"]);
  expect(edited["l1.weight"]).not.toEqual(trained["l1.weight"]);
  // The data sets stay: two textures of pixels, labels and order each, six in all.
  expect(await page.evaluate(() => window.receptive.session.liveTextures())).toBe(rested + 6);
});

test("undo restores a network with weights, curves and scores; redo restores the other", async ({ page }) => {
  await page.evaluate(() => window.receptive.session.train(3));
  const left = await page.evaluate(() => window.receptive.session.shown());
  const weights = await page.evaluate(() => window.receptive.session.weights());
  expect(left).toMatchObject({ origin: "trained", tests: 1 });
  const wide = await page.evaluate(() => window.receptive.session.widen(64));
  expect(wide).toMatchObject({ layers: ["flatten", "dense", "dense", "dense"], step: 0, losses: [], tests: 0 });
  await page.evaluate(() => window.receptive.session.train(1));
  const trained = await page.evaluate(() => window.receptive.session.shown());
  expect(await page.evaluate(() => window.receptive.session.goBack("undo"))).toEqual(left);
  expect(await page.evaluate(() => window.receptive.session.weights())).toEqual(weights);
  expect(await page.evaluate(() => window.receptive.session.goBack("redo"))).toEqual(trained);
});

test("a large network is built in pieces: the page stays responsive, and an edit does not wait for it", async ({
  page,
}) => {
  const rested = await page.evaluate(() => window.receptive.session.liveTextures());
  const before = await page.evaluate(() => window.receptive.session.shown());
  const undone = await page.evaluate(() => window.receptive.session.widen(1024, 3));
  expect(undone).toEqual({ ...before, turns: 3 });
  const large = await page.evaluate(() => window.receptive.session.widen(1024));
  expect(large.turns).toBeGreaterThan(10);
  expect(large).toMatchObject({ layers: ["flatten", "dense", "dense", "dense"], obstacle: null, preparation: null });
  expect(await page.evaluate(() => window.receptive.session.goBack("undo"))).toEqual(before);
  expect(await page.evaluate(() => window.receptive.session.liveTextures())).toBe(rested);
});

test("a network that does not fit is refused with the numbers, and the previous one is restored unharmed", async ({
  page,
}) => {
  await page.reload();
  await page.waitForFunction(() => "receptive" in window);
  await page.evaluate(() => window.receptive.session.start({ maxBytes: 40e6 }));
  await page.evaluate(() => window.receptive.session.train(3));
  const left = await page.evaluate(() => window.receptive.session.shown());
  const weights = await page.evaluate(() => window.receptive.session.weights());
  const refused = await page.evaluate(() => window.receptive.session.widen(4096));
  expect(refused.obstacle).toMatch(/needs \d+ MB of textures .* up to 40 MB/);
  expect(refused).toEqual({ ...left, turns: refused.turns, obstacle: refused.obstacle });
  expect(await page.evaluate(() => window.receptive.session.goBack("undo"))).toEqual(left);
  expect(await page.evaluate(() => window.receptive.session.weights())).toEqual(weights);
  expect(await page.evaluate(() => window.receptive.session.single())).toBe(left.step + 1);
});

test("what would not fit is told before training is asked for, with the numbers of the refusal", async ({ page }) => {
  const open = async (maxBytes: number) => {
    await page.reload();
    await page.waitForFunction(() => "receptive" in window);
    await page.evaluate((most) => window.receptive.session.start({ maxBytes: most }), maxBytes);
    await page.evaluate(() => window.receptive.session.widen(512));
    return page.evaluate(() => window.receptive.memory.shortage());
  };
  expect(await open(200e6)).toBeNull();
  const told = await open(16e6);
  expect(told).toMatch(/^This needs \d+ MB of textures \(.* for training\).* up to 16 MB/);
  expect(await page.evaluate(() => window.receptive.memory.refusal())).toBe(told);
});

test("after a context is lost while a network is being built, that network runs", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/context.?lost/i);
  const shown = await page.evaluate(() => window.receptive.session.loseWhileBuilding(1024));
  expect(shown).toMatchObject({ layers: ["flatten", "dense", "dense", "dense"], obstacle: null, preparation: null });
  expect(await page.evaluate(() => window.receptive.session.single())).toBe(1);
});

test("pausing works during a start and a change of batch size", async ({ page }) => {
  expect(await page.evaluate(() => window.receptive.session.playAndPause())).toBe(0);
  expect(await page.evaluate(() => window.receptive.session.changeBatch(16, false))).toBe(true);
  expect(await page.evaluate(() => window.receptive.session.changeBatch(64, true))).toBe(false);
});

test("rewriting a layer without changing what it computes keeps the running network", async ({ page }) => {
  expect(await page.evaluate(() => window.receptive.session.rewriteFirst())).toBe(true);
});

test("switching data keeps the weights and starts a new run, also for networks left before; nothing is leaked on the GPU", async ({
  page,
}) => {
  const rested = await page.evaluate(() => window.receptive.session.liveTextures());
  await page.evaluate(() => window.receptive.session.train(3));
  const weights = await page.evaluate(() => window.receptive.session.weights());
  const wide = await page.evaluate(() => window.receptive.session.widen(64));
  expect(wide.layers).toHaveLength(4);
  expect(await page.evaluate(() => window.receptive.session.useData("fashion-mnist"))).toMatchObject({ step: 0 });
  // The images before are gone, those to come are not there yet.
  const left = await page.evaluate(() => window.receptive.session.goBack("undo"));
  expect(left).toMatchObject({ origin: "trained", step: 0, losses: [], tests: 0 });
  expect(await page.evaluate(() => window.receptive.session.weights())).toEqual(weights);
  expect(await page.evaluate(() => window.receptive.session.liveTextures())).toBe(rested);
  const trained = await page.evaluate(() => window.receptive.session.train(2));
  expect(trained.step).toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => window.receptive.session.weights())).not.toEqual(weights);
  // A choice while training, and another at once: the last one holds.
  await page.evaluate(async () => {
    await window.receptive.session.play();
    await window.receptive.session.untilStep(4);
    void window.receptive.session.useData("mnist");
    void window.receptive.session.useData("fashion-mnist");
    return window.receptive.session.useData("mnist");
  });
  expect(await page.evaluate(() => window.receptive.session.liveTextures())).toBe(rested);
  expect(await page.evaluate(() => window.receptive.session.single())).toBe(1);
});

test("a context lost at any moment of training costs no weights", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/context.?lost/i);
  for (const turns of [0, 2, 5, "showing", "showing"] as const)
    expect(await page.evaluate((n) => window.receptive.session.loseAfter(n), turns)).toEqual({ count: 6, zeros: 0 });
});

test("after a change of batch size the run continues at the same image, epoch and learning rate", async ({ page }) => {
  const run = await page.evaluate(async () => {
    const { session } = window.receptive;
    // Nothing is learned once a twentieth of an epoch is over.
    await session.set({ schedule: { kind: "step", every: 0.05, factor: 0 } });
    for (let i = 0; i < 4; i++) await session.single();
    const before = { seen: session.seen(), weights: await session.weights() };
    await session.set({ batch: 256 });
    await session.single();
    const after = { step: session.step(), seen: session.seen(), weights: await session.weights() };
    await session.single();
    await session.single();
    const late = await session.weights();
    await session.single();
    return { before, after, isOver: JSON.stringify(late) === JSON.stringify(await session.weights()) };
  });
  expect(run.before.seen).toBe(4 * 32);
  expect(run.after).toMatchObject({ step: 5, seen: 4 * 32 + 256 });
  expect(run.after.weights).not.toEqual(run.before.weights);
  expect(run.isOver).toBe(true);
});

test("a diverging run stops at its first non-finite value, says where, and can be undone", async ({ page }) => {
  const { divergence, probabilities, shown, isStuck, sound, undone, isBack } = await page.evaluate(() =>
    window.receptive.session.diverge(),
  );
  expect(divergence).toEqual({ step: 16, part: "output", layer: "l4" });
  expect(probabilities.every(Number.isNaN)).toBe(true);
  expect(shown.losses.every(Number.isFinite)).toBe(true);
  expect(isStuck).toBe(true);
  expect(sound).toBe(true); // what is stored, and what a lost context comes back with
  expect(undone.divergence).toBeNull();
  expect(undone.shown).toMatchObject({ step: 0, losses: [] });
  expect(isBack).toBe(true);
});

test("a pause does not wait for a step that takes long: the step is given up, and made when training goes on", async ({
  page,
}) => {
  expect(await page.evaluate(() => window.receptive.session.pauseInStep())).toBe(0);
  const step = await page.evaluate(() => window.receptive.session.step());
  expect(await page.evaluate(() => window.receptive.session.single())).toBe(step + 1);
});
