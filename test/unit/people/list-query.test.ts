import { expect, test } from "vitest";
import { cursorOf, readListQuery } from "~/features/people/list-query";
import { listTo } from "~/features/people/list-to";

const read = (search: string) => readListQuery(new URLSearchParams(search));
const row = { id: 7, sortKey: "nowak anna", lastSignInAt: 5, lastActivityAt: null };
const ID = "AAAAAAAAAAAAAAAAAAAAAA";

test.each([
  ["", { q: "", state: null, role: null, department: null, active: null, cursor: null }],
  ["q=+anna+", { q: "anna" }],
  ["state=blocked&active=never&department=none", { state: "blocked", active: "never", department: "none" }],
  [`role=${ID}`, { role: ID }],
  [
    "state=nonsense&active=1&role=7&department=%00",
    { state: null, active: null, role: null, department: null },
  ],
  [`q=${"x".repeat(201)}`, { q: "" }],
  ["sort=-activity", { sort: { by: "activity", descending: true } }],
  ["sort=password", { sort: { by: "name", descending: false } }],
  ["after=%%%&sort=name", { cursor: null }],
  ["after=e30", { cursor: null }],
])("the address ?%s is read without complaint [MC-31]", (search, expected) => {
  expect(read(search)).toMatchObject(expected);
});

test.each([
  ["name", "nowak anna"],
  ["sign_in", 5],
  ["activity", 0],
] as const)("a cursor of the order by %s comes back as it went", (by, key) => {
  const cursor = cursorOf(row, by);
  expect(read(`sort=${by}&after=${cursor}`).cursor).toEqual({ side: "after", key, id: 7 });
  expect(read(`sort=-${by}&before=${cursor}`).cursor).toEqual({ side: "before", key, id: 7 });
});

test("a cursor of another order begins anew", () => {
  expect(read(`sort=name&after=${cursorOf(row, "activity")}`).cursor).toBeNull();
});

test("a filter is taken away by a link that keeps the others and the order", () => {
  const query = read("q=anna&state=blocked&sort=-sign_in&after=x");
  expect(listTo(query, { state: null })).toBe("?q=anna&sort=-sign_in");
  expect(listTo(query, {})).toBe("?q=anna&state=blocked&sort=-sign_in");
});
