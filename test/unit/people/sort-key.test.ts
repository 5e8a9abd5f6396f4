import { expect, test } from "vitest";
import { sortKeyOf } from "~/domain/people/sort-key";

const byKey = (names: readonly string[]) => {
  const keys = names.map((surname) => ({ surname, key: sortKeyOf({ surname, name: "" }) }));
  const bytes = (key: string) => Buffer.from(key);
  return keys.sort((a, b) => Buffer.compare(bytes(a.key), bytes(b.key))).map(({ surname }) => surname);
};

test.each([
  [
    "pl",
    "Żak Zych Łoś Lis Loza Lzowski Mazur Ćwik Cygan Czech Dąb Adam Ącka Bąk Bak Baz Źrebiec Zadra Święty Szulc Ósmy Okoń Oko Ęcki Ewa Nowak Ńiko",
  ],
  [
    "ru",
    "Яковлев Ёлкин Ежов Елисеев Жуков Иванов Йорк Ивлев Йод Карпов Щукин Цой Эйлер Юдин Ыгов Абаев Семёнов Семенцов Семин",
  ],
])(
  "names stand in the order of the alphabet (%s), whatever case they are typed in [MC-09]",
  (language, text) => {
    const names = text.split(" ");
    const { compare } = new Intl.Collator(language);
    expect(byKey(names)).toEqual([...names].sort(compare));
    expect(byKey(names.map((name) => name.toUpperCase()))).toEqual(
      [...names].sort(compare).map((name) => name.toUpperCase()),
    );
  },
);

test("the surname decides first, then the name; without a surname the name does", () => {
  const keys = [
    { surname: "Nowak", name: "Żaneta" },
    { surname: "", name: "Nowa" },
    { surname: "Nowak", name: "Łucja" },
    { surname: "Nowakowska", name: "Ada" },
    { surname: "Nowak", name: "Lena" },
  ].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  expect(keys.map(({ name }) => name)).toEqual(["Nowa", "Lena", "Łucja", "Żaneta", "Ada"]);
});
