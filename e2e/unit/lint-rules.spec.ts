import { expect, test } from "@playwright/test";
import { checkFiles } from "../../scripts/lib/file-checks.mjs";
import { cases, surroundings } from "../fixtures/lint/cases.ts";
import { type Findings, LintWorkspace } from "../fixtures/lint/workspace.ts";

let findings: Findings = new Map();

test.beforeAll(async () => {
  const files = { ...surroundings, ...Object.fromEntries(cases.map(({ path, code }) => [path, code])) };
  using workspace = new LintWorkspace(files);
  findings = await workspace.lint();
});

for (const { path, breaks } of cases) {
  if (breaks === null) {
    test(`lint accepts ${path}`, () => {
      expect(findings.get(path) ?? []).toEqual([]);
    });
    continue;
  }
  const [rule, message] = breaks;
  test(`lint refuses ${path}: ${message}`, () => {
    expect(findings.get(path)).toEqual([expect.stringContaining(message)]);
    expect(findings.get(path)?.[0]).toContain(`${rule}: `);
  });
}

test("only the files meant to be wrong are", () => {
  const wrong = cases.filter(({ breaks }) => breaks !== null).map(({ path }) => path);
  expect([...findings.keys()].toSorted()).toEqual([...wrong, "app/nn/cycle-a.ts"].toSorted());
});

test("files that oxlint does not read are checked for place, name, length and unexplained exceptions", () => {
  const off = ["// oxlint", "disable-next-line no-console"].join("-");
  using workspace = new LintWorkspace({
    "app/gpu/kernel.frag": "\n",
    "shaders/notes.md": "\n",
    "shaders/conv2d/camelCase.frag": "\n",
    "shaders/conv2d/long.frag": "\n".repeat(301),
    "shaders/conv2d/fits.frag": "\n".repeat(300),
    "app/ui/unexplained.ts": `${off}\n`,
    "app/ui/explained.ts": `${off} -- the one place that reports\n`,
  });
  expect(checkFiles(workspace.folder).problems.toSorted()).toEqual([
    "app/gpu/kernel.frag: GLSL belongs in shaders/.",
    'app/ui/unexplained.ts: line 1 switches a lint rule off without a reason: end the comment with " -- why".',
    "shaders/conv2d/camelCase.frag: camelCase.frag: names of files and folders are in kebab case.",
    "shaders/conv2d/long.frag: 301 lines, the most is 300: split it.",
    "shaders/notes.md: shaders/ holds GLSL and nothing else.",
  ]);
});
