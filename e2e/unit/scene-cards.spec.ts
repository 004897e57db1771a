/** What the cards of scenes point to. They are found by reading the folder: a new one is covered by being there. */
import { readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { SceneCard } from "#content/scene-types.ts";
import type { QuizCard } from "#quiz/family.ts";

const folderAt = (folder: string): URL => new URL(`../../app/content/${folder}/`, import.meta.url);

async function cardsIn<Card>(folder: string): Promise<readonly Card[]> {
  const at = folderAt(folder);
  const modules = readdirSync(at).map((name) => import(new URL(`${name}/card.ts`, at).href));
  return ((await Promise.all(modules)) as readonly { readonly card: Card }[]).map(({ card }) => card);
}

test("the further quizzes of a scene exist, and are not those that name it anyway", async () => {
  const quizzes = new Map((await cardsIn<QuizCard>("quizzes")).map((card) => [card.id, card]));
  const scenes = await cardsIn<SceneCard>("scenes");
  expect(scenes.some((scene) => scene.quizzes)).toBe(true);
  for (const { id, quizzes: further = [] } of scenes) {
    expect(new Set(further).size).toBe(further.length);
    for (const quiz of further) expect(quizzes.get(quiz)?.scene ?? id, `${quiz} in ${id}`).not.toBe(id);
  }
});

test("the scene that a quiz names exists", async () => {
  const scenes = (await cardsIn<SceneCard>("scenes")).map(({ id }) => id);
  const quizzes = await cardsIn<QuizCard>("quizzes");
  expect(quizzes.length).toBeGreaterThan(30);
  for (const { id, scene } of quizzes) expect(scenes, id).toContain(scene);
});

test("each scene has a sign of its own", async () => {
  const at = folderAt("scenes");
  const signs = readdirSync(at).map(async (name) => {
    const { sign } = (await import(new URL(`${name}/sign.ts`, at).href)) as { readonly sign: string };
    expect(sign, name).toMatch(/^M[-\d.\sa-zA-Z]+$/);
    return sign;
  });
  expect(new Set(await Promise.all(signs)).size).toBe(signs.length);
});
