import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGES, type PageId, pagesAt } from "~/features/shell/pages";
import { pagesFor } from "~/features/shell/pages-for.server";
import { baseline, head, role, viewer } from "../../support/access";

const routes = new URL("../../../app/routes/", import.meta.url);
const routeOf = (to: string) => (to === "/" ? "._index" : to.replaceAll("/", "."));

test.each(PAGES.map(({ to }) => to))("%s, which a menu offers, is a page behind the gate", (to) => {
  const names = [`_desk${routeOf(to)}.tsx`, `_desk${routeOf(to)}._index.tsx`];
  expect(names.some((name) => existsSync(new URL(name, routes)))).toBe(true);
});

const manager = viewer([baseline(), role("manager")]);
const administrator = viewer([baseline(), role("administrator")]);
const headOfSales = viewer([baseline(), role("manager"), head()]);

test.each<[string, typeof manager, PageId, boolean]>([
  ["an administrator", administrator, "users", true],
  ["an administrator", administrator, "company", true],
  ["a head of department", headOfSales, "users", true],
  ["a head of department", headOfSales, "company", false],
  ["a manager", manager, "users", false],
  ["a manager", manager, "company", false],
  ["a manager", manager, "figures", true],
  ["somebody without figures", viewer([baseline()]), "figures", false],
  ["a manager", manager, "recorded", true],
  ["a manager", manager, "today", true],
])("the menu of %s [MC-08] [AU-02]", (_who, person, page, offered) => {
  expect(pagesFor(person).includes(page)).toBe(offered);
});

test("the settings' list begins with the users [AU-02]", () => {
  expect(pagesAt("settings", pagesFor(administrator))[0]?.to).toBe("/users");
  expect(pagesAt("settings", pagesFor(manager))).toEqual([]);
});
