import { expect, test } from "../fixtures.ts";

test("a row is moved by dragging it; text dropped from elsewhere moves nothing", async ({ page }) => {
  await page.goto("/#/lab");
  const names = page.locator(".lab-row-button .lab-row-name");
  const before = ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1"];
  await expect(names).toHaveText(before);
  const drop = (type: string, text: string): Promise<void> =>
    page
      .locator(".lab-row")
      .nth(4)
      .evaluate(
        (row, [as, data]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.setData(as ?? "", data ?? "");
          row.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        },
        [type, text],
      );
  await drop("text/plain", "a word");
  await drop("text/plain", "2");
  await drop("text/receptive-layer", "no-such-layer");
  await expect(names).toHaveText(before);
  await page.locator(".lab-row-handle").nth(1).dragTo(page.locator(".lab-row-button").nth(2));
  await expect(names.nth(2)).toHaveText("relu1");
});

test("a file dropped outside any drop target does not replace the page", async ({ page }) => {
  await page.goto("/#/quizzes");
  const taken = await page.locator("h1").evaluate((heading) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "x.txt"));
    const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    heading.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(taken).toBe(true);
});
