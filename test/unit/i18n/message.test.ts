import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language, type MessageKey, type MessageValues } from "~/i18n";
import { type Part, readMessage } from "~/i18n/message";
import { sayMessage } from "~/i18n/say-message";
import { messagesOf } from "~/i18n/server";

const say = (message: string, values: MessageValues, language: Language) =>
  sayMessage(readMessage(message), values, language);
const theirs = (message: string, values: MessageValues, language: Language) =>
  String(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).format(values));

/** One set of values for each count and each case that a message chooses by. */
function valuesFor(parts: readonly Part[], n: number, pick: number): MessageValues {
  const values: MessageValues = {};
  const collect = (some: readonly Part[]) => {
    for (const part of some) {
      if (part.kind === "text" || part.kind === "count") continue;
      if (part.kind === "value") values[part.name] ??= `<${part.name}'{#}>`;
      else if (part.kind === "select")
        values[part.name] = [...part.cases.keys()][pick % part.cases.size] ?? "";
      else values[part.name] = n;
      if (part.kind === "plural" || part.kind === "select")
        for (const one of part.cases.values()) collect(one);
    }
  };
  collect(parts);
  return values;
}

describe("messages are read as intl-messageformat reads them", () => {
  test.each(LANGUAGES)("every message of %s, with counts of every plural form", (language) => {
    const table = messagesOf(language);
    for (const key of Object.keys(table) as MessageKey[]) {
      const parts = readMessage(table[key]);
      const isChosen = parts.some(({ kind }) => kind === "plural" || kind === "select" || kind === "number");
      for (const [pick, n] of (isChosen ? [0, 1, 2, 5, 12, 21, 22, 1.5, 12_345] : [1]).entries()) {
        const values = valuesFor(parts, n, pick);
        expect(sayMessage(parts, values, language), key).toBe(theirs(table[key], values, language));
      }
    }
  });

  const NOTATIONS: [string, MessageValues][] = [
    ["it's {n}", { n: 1 }],
    ["two '' make one, and '' too", {}],
    ["'{n}' stands as it is, {n} does not", { n: 2 }],
    ["'{an open quote runs to the end", {}],
    ["'{with ''its own'' apostrophes}'", {}],
    ["a # outside of a plural", {}],
    ["{n, plural, one {'#' is #} other {'{#}' are #, isn't it}}", { n: 3 }],
    ["{n,plural,=0{none}other{# of {n}}}", { n: 0 }],
    [
      "{ n , plural , =1 {one {name}} other {{m, plural, one {# in #} other {# others}} for #} }",
      { n: 4, m: 2, name: "A" },
    ],
    ["{who, select, me {I} other {they}} {n, number}", { who: "you", n: 1234.5 }],
    ["{who, select, me {{n, plural, other {# mine}}} other {}}", { who: "me", n: 1000 }],
    ["👍 {n} – “ё”", { n: 7 }],
  ];
  test.each(NOTATIONS)("%s", (message, values) => {
    for (const language of LANGUAGES)
      expect(say(message, values, language)).toBe(theirs(message, values, language));
  });

  test.each([
    "{",
    "}",
    "{}",
    "{n",
    "{n, plural}",
    "{n, plural, one {#}",
    "{n, date}",
    "a } b",
    "{n, plural, other #}",
  ])("what is no message is refused: %s", (message) => {
    expect(() => readMessage(message)).toThrow();
  });

  test("a missing value and a missing case are refused, and nothing of the prototype is a value", () => {
    expect(() => say("{n}", {}, "en")).toThrow();
    expect(() => say("{x, select, a {A}}", { x: "b" }, "en")).toThrow();
    expect(say("{constructor}", { constructor: "c" } as never, "en")).toBe("c");
  });
});
