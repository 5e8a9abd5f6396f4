import { describe, expect, test } from "vitest";
import { inTurn } from "~/features/in-turn.server";

const ms = (wait: number) => new Promise<void>((resolve) => setTimeout(resolve, wait));

/** Takes the thread, as a commit to a database of this process does. */
async function busy(lasts: number): Promise<void> {
  const until = performance.now() + lasts / 2;
  while (performance.now() < until);
  await Promise.resolve();
  const end = performance.now() + lasts / 2;
  while (performance.now() < end);
}

/** Steps that write down when they begin and end. */
function aDay(work = busy) {
  const said: string[] = [];
  const step = (name: string, lasts: number) =>
    inTurn(async () => {
      said.push(`${name} begins`);
      await work(lasts);
      said.push(`${name} ends`);
    });
  return { said, step };
}

describe("steps of sign-ins that come together", () => {
  test("whoever is alone begins each step at once, one behind the other", async () => {
    for (let i = 0; i < 3; i++) {
      let hasBegun = false;
      const step = inTurn(async () => {
        hasBegun = true;
        await ms(2);
      });
      expect(hasBegun).toBe(true);
      await step;
    }
  });

  test.each([
    ["shorter than planned", [1, 1, 1]],
    ["longer than planned", [15, 12, 9]],
    ["one that is long among short ones", [1, 20, 1, 1]],
  ])("%s: none begins before another has ended", async (_, lasting) => {
    const { said, step } = aDay();
    await Promise.all(lasting.map((lasts, i) => step(`${i}`, lasts)));
    const pairs = Array.from({ length: lasting.length }, (_, i) => said.slice(2 * i, 2 * i + 2));
    for (const [begins, ends] of pairs) expect(ends).toBe(begins?.replace("begins", "ends"));
    expect(new Set(said).size).toBe(2 * lasting.length);
  });

  test("steps that wait for a database far away wait together: the thread is free", async () => {
    const { said, step } = aDay(ms);
    const people = Array.from({ length: 8 }, (_, i) => step(`${i}`, 400));
    await Promise.race(people);
    expect(said.filter((each) => each.endsWith("begins"))).toHaveLength(8);
    await Promise.all(people);
  });

  test("between two of them others are answered", async () => {
    const { said, step } = aDay();
    const other = ms(0).then(() => said.push("other"));
    await Promise.all([step("first", 10), step("second", 10), other]);
    expect(said.indexOf("other")).toBeLessThan(said.indexOf("second begins"));
  });

  test("one that fails fails alone, and the next begins", async () => {
    const { said, step } = aDay();
    const failing = inTurn(() => Promise.reject(new Error("full disk")));
    const next = step("next", 1);
    await expect(failing).rejects.toThrow("full disk");
    await next;
    expect(said).toEqual(["next begins", "next ends"]);
  });

  test("one that was cut off with its request holds nobody back", async () => {
    const { said, step } = aDay();
    void inTurn(() => new Promise<void>(() => undefined));
    await step("next", 1);
    expect(said).toEqual(["next begins", "next ends"]);
  });
});
