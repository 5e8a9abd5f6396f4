/// <reference types="vite/client" />
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";

/** Fields that attackers add: none of them is a field of a form that does not name it. */
const EXTRA = Object.fromEntries(
  ["role", "roles", "isOwner", "is_owner", "accountId", "userId", "mustChange", "limits", "holds", "ip"]
    .flatMap((name) => [name, `${name}[]`, `${name}.0`, `user.${name}`, `__proto__.${name}`])
    .map((name) => [name, "1"]),
);
type Def = {
  type: string;
  catchall?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  options?: z.core.$ZodType[];
  in?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
};

/** The objects of a schema, in all its depth. */
function objectsOf(schema: z.core.$ZodType): { type: string; isStrict: boolean }[] {
  const def = schema._zod.def as unknown as Def;
  const below = [
    ...Object.values(def.shape ?? {}),
    ...(def.options ?? []),
    ...[def.in, def.innerType, def.element, def.left, def.right].filter((one) => one !== undefined),
  ].flatMap(objectsOf);
  if (def.type !== "object") return below;
  return [
    { type: Object.keys(def.shape ?? {}).join(), isStrict: def.catchall?._zod.def.type === "never" },
    ...below,
  ];
}

const modules = import.meta.glob<Record<string, unknown>>("/app/features/**/*-form.ts", { eager: true });
const forms = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType)
    .map(([name, schema]) => ({ at: `${file} ${name}`, schema })),
);

/** Forms that other fields stand beside: made strict where the server reads them, which test/app/work proves. */
const STRICT_WHERE_READ = ["deals/deal-form.ts", "parties/party-form.ts", "tasks/task-form.ts"];
const isStrictWhereRead = (at: string) => STRICT_WHERE_READ.some((file) => at.includes(file));

describe("no form takes a field that it does not name (ASVS 15.3.3) [security.md 6]", () => {
  test("every schema that a form exports is strict in all its depth", () => {
    const checked = forms.filter(({ at }) => !isStrictWhereRead(at));
    expect(checked.length).toBeGreaterThan(50);
    for (const { at, schema } of checked)
      for (const { type, isStrict } of objectsOf(schema)) expect(isStrict, `${at}: {${type}}`).toBe(true);
  });

  test("fifty fields beside it are refused whatever else is sent", () => {
    for (const { at, schema } of forms.filter((form) => objectsOf(form.schema)[0] !== undefined))
      if (!isStrictWhereRead(at)) expect(schema.safeParse(EXTRA).success, at).toBe(false);
  });

  test("no other schema of a feature or a route is a loose object; filters in an address are", () => {
    const found = ["app/features", "app/routes"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.tsx?$/.test(file) && !file.endsWith("-query.ts"))
        .map((file) => `${folder}/${file}`)
        .filter((file) => !isStrictWhereRead(file) && isLoose(readFileSync(file, "utf8"))),
    );
    expect(found).toEqual([]);
  });
});

/** Whether a source has a `z.object(…)` that is not made strict at once, or one that lets anything through. */
function isLoose(source: string): boolean {
  if (/z\.looseObject\(|\.passthrough\(|\.catchall\(/.test(source)) return true;
  for (const { index } of source.matchAll(/z\s*\.object\(/g)) {
    let depth = 0;
    let at = source.indexOf("(", index);
    do {
      if (source[at] === "(") depth += 1;
      if (source[at] === ")") depth -= 1;
      at += 1;
    } while (depth > 0);
    if (!/^\s*\.strict\(\)/.test(source.slice(at))) return true;
  }
  return false;
}
