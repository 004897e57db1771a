import { expect, test } from "@playwright/test";
import { decodeArchitecture, encodeArchitecture } from "#formats/share-link.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { parseRoute, routeHref } from "#ui/route.ts";

/** As text, since two queries are never equal. */
const read = (hash: string) => {
  const { screen, id, query } = parseRoute(hash);
  return { screen, id, query: query.toString() };
};

const LINKS = {
  lab: routeHref("lab", null, { net: encodeArchitecture(defaultNetwork) }),
  scene: routeHref("lecture", "receptive-field"),
  "scene with state": routeHref("lecture", "channels", { filter: '"sobel"', size: "5" }),
  quiz: routeHref("quizzes", "conv-parameters", { seed: "17", level: "2" }),
  home: "#/",
} as const;

for (const [name, link] of Object.entries(LINKS)) {
  test(`what a mail program hangs on the end of a link does no harm: ${name}`, () => {
    for (const end of ".,;:!?)]}>'\"’”“‘›»…") expect(read(link + end), end).toEqual(read(link));
    for (const end of [").", '">', "”.", "’)", "...", "?!", "]},", "%3E", "%22.", "%E2%80%9D", "%e2%80%99"])
      expect(read(link + end), end).toEqual(read(link));
    // As the browser gives it back.
    for (const end of ["’", "”)", ">", '".'])
      expect(read(new URL(`https://a.example/${link}${end}`).hash), end).toEqual(read(link));
  });
}

test("a lab's link still opens its network", () => {
  const text = parseRoute(`${LINKS.lab}).`).query.get("net");
  expect(decodeArchitecture(text ?? "")).toEqual({ ok: true, architecture: defaultNetwork });
});

for (const word of [
  "v1.0",
  "what?",
  "a.b.",
  "(x)",
  "“quoted”",
  'say "so"',
  "it's",
  "50%",
  "a/b",
  "…",
  "x>",
  "a&b",
  ".",
]) {
  test(`names and values survive an address as they are: ${word}`, () => {
    expect(read(routeHref("lecture", word))).toEqual({ screen: "lecture", id: word, query: "" });
    expect(parseRoute(routeHref("lecture", "channels", { text: word })).query.get("text")).toBe(word);
    const hash = new URL(`https://a.example/${routeHref("lecture", word, { first: "1", text: word })}).`).hash;
    expect(parseRoute(hash)).toMatchObject({ screen: "lecture", id: word });
    expect([...parseRoute(hash).query]).toEqual([
      ["first", "1"],
      ["text", word],
    ]);
  });
}

test("addresses are as short as they were", () => {
  expect(routeHref("")).toBe("#/");
  expect(routeHref("lecture", "channels")).toBe("#/lecture/channels");
  expect(routeHref("quizzes", "a", { seed: "1", level: "2" })).toBe("#/quizzes/a?seed=1&level=2");
});
