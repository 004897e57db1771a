import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type MathTree, tex, type Tex, texBlock } from "#nn/tex.ts";
import { setFormulas } from "../../scripts/vite/set-formulas.mjs";

/** What a formula becomes, as the built app would have it. */
function set(source: string, values: Readonly<Record<string, number | Tex>> = {}): Tex {
  const names = ["tex", "texBlock", ...Object.keys(values)];
  // oxlint-disable-next-line typescript/no-implied-eval -- runs what the build makes of a template
  const run = new Function(...names, `return ${setFormulas(source, "a.ts")}`) as (...given: unknown[]) => Tex;
  return run(tex, texBlock, ...Object.values(values));
}

/** A formula's text, values in their places. */
function textOf({ tree, values }: Tex): string {
  const read = (node: MathTree): string => {
    if (typeof node === "string") return node;
    if (typeof node !== "number") return node[2].map(read).join("");
    const value = values[node];
    return typeof value === "object" ? textOf(value) : String(value);
  };
  return read(tree);
}

test("a formula becomes MathML, in running text or on a line of its own", () => {
  expect(set("tex`x^2`")).toEqual({
    tree: [
      "msup",
      {},
      [
        ["mi", {}, ["x"]],
        ["mn", { className: "tml-sml-pad" }, ["2"]],
      ],
    ],
    values: [],
    isBlock: false,
  });
  const sum = set("texBlock`\\sum_i x_i`");
  expect(sum.isBlock).toBe(true);
  expect(JSON.stringify(sum.tree), "limits under the sign").toContain('"munder"');
  expect(JSON.stringify(set("tex`\\sum_i x_i`").tree), "limits beside it").toContain('"msub"');
});

test("numbers and formulas are put into the places of a formula", () => {
  const inner = set("tex`${m} \\times ${n}`", { m: 3, n: 5 });
  const whole = set("texBlock`${filters} (${inner} + 1)_{${k}} = ${total}`", { filters: 8, inner, k: 2, total: 128 });
  expect(textOf(whole)).toBe("8(3×5+1)2=128");
  expect(whole.values).toEqual([8, inner, 2, 128]);
});

test("a formula that cannot be set is named, with file, line and what is wrong", () => {
  const wrong = (source: string) => () => setFormulas(source, "app/some/scene.tsx");
  expect(wrong("const a = 1;\n\nconst b = tex`x + \\foo`;")).toThrow(
    /^app\/some\/scene\.tsx:3:\d+: tex`x \+ \\foo`: .*\\foo/,
  );
  expect(wrong("tex`\\frac{a}`")).toThrow(/scene\.tsx:1:\d+: .*argument/);
  expect(wrong("tex`\\text{日}`")).toThrow(/the font lacks 日 \(U\+65E5\)/);
  expect(wrong("tex`\\cancel{x}`")).toThrow(/no style for \.tml-cancel/);
  expect(wrong("tex`2${x}`")).toThrow(/a value can only stand where a number could/);
});

test("lines keep their numbers", () => {
  const source = "a;\ntex`x +\n y ${\n n\n } z`;\nlast;";
  expect(setFormulas(source, "a.ts").split("\n").at(-1)).toBe("last;");
  expect(setFormulas(source, "a.ts").split("\n")).toHaveLength(source.split("\n").length);
});

test("every formula of the app can be set", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  const using = files.filter((name) => /\btex(?:Block)?`/.test(readFileSync(join("app", name), "utf8")));
  expect(using.length).toBeGreaterThan(8);
  for (const name of using) setFormulas(readFileSync(join("app", name), "utf8"), name);
});
