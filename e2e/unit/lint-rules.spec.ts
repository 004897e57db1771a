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

test("a store's writer is imported by one file, and by no more", () => {
  using workspace = new LintWorkspace({
    "app/state/stores/one.ts": "export const [useOne, writeOne] = makeStore({});\n",
    "app/state/stores/two.ts": "export const writeTwo = (): void => {};\n",
    "app/state/stores/none.ts": "export function writeNone(): void {}\nexport function notify(): void {}\n",
    "app/state/stores/own.ts": "const [useOwn, write] = makeStore({});\nexport { useOwn };\n",
    "app/state/writer.ts":
      'import { useOne, writeOne } from "./stores/one.ts";\nexport const a = [useOne, writeOne];\n',
    "app/state/first.ts": 'import { writeTwo } from "#state/stores/two.ts";\nexport const b = writeTwo;\n',
    "app/features/lab/second.tsx":
      'import {\n  notify,\n  writeTwo as write,\n} from "#state/stores/two.ts";\nexport const c = [notify, write];\n',
    "app/features/lab/third.tsx": 'export { writeTwo } from "#state/stores/two.ts";\n',
    "app/features/lab/another.tsx": 'import { writeOne } from "./one.ts";\nexport const e = writeOne;\n',
    "e2e/harness/free.ts": 'import { writeOne } from "#state/stores/one.ts";\nexport const d = writeOne;\n',
  });
  expect(checkFiles(workspace.folder).problems.toSorted()).toEqual([
    "app/state/stores/none.ts: writeNone is imported by nobody: a store has exactly one writer.",
    "app/state/stores/two.ts: writeTwo is imported by app/features/lab/second.tsx, app/features/lab/third.tsx, app/state/first.ts: a store has exactly one writer.",
  ]);
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
