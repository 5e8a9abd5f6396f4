import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/domain/access";
import { exportLog } from "~/features/log/export-log.server";
import { readSearch } from "~/features/log/search";
import { showLine, showLog } from "~/features/log/show-log.server";
import { aCompany, from, type Person, type TestCompany } from "../../support/company";

let company: TestCompany;
let people: Record<"admin" | "head" | "anna" | "ivan" | "stranger", Person>;

/** Each has signed in once; Anna and the head are in Sales, Ivan is in Support, which nobody heads. */
beforeAll(async () => {
  company = await aCompany();
  const support = await company.aDepartment("Support");
  people = {
    admin: await company.aPerson({ roles: ["administrator"], department: null, name: "Adam" }),
    head: await company.aPerson({ headOf: company.departmentId, name: "Helena" }),
    anna: await company.aPerson({ name: "Anna" }),
    ivan: await company.aPerson({ name: "Ivan", department: support }),
    stranger: await (await aCompany()).aPerson({ name: "Zoe" }),
  };
  for (const person of [people.admin, people.head, people.anna, people.ivan]) await company.signedIn(person);
  await company.gate().flush();
});

async function readerOf(person: Person) {
  const session = await company.signedIn(person);
  const verdict = await session.ask();
  if (!verdict.ok || verdict.facts === null) throw new Error("not admitted");
  const { rights, reach } = verdict.facts;
  const viewer: Viewer = {
    accountId: company.accountId,
    userId: person.userId,
    publicId: person.publicId,
    rights,
    reach,
    departmentId: null,
    isOwner: false,
  };
  return { ...viewer, language: "en", zone: "UTC" } as const;
}

async function namesSeenBy(person: Person, query = "") {
  const search = readSearch(new URLSearchParams(query));
  const shown = await showLog(company.needs(), await readerOf(person), { search, before: null, after: null });
  return [...new Set(shown.lines.map((line) => line.userName?.split(" ")[0]))].sort();
}

describe("whose lines one sees [AM-11]", () => {
  test.each([
    ["a manager sees their own", "anna", "", ["Anna"]],
    ["a manager cannot ask for others", "anna", "person=Ivan", []],
    ["a head of department sees the department", "head", "", ["Anna", "Helena"]],
    ["a head of department finds nobody outside it", "head", "person=Ivan", []],
    ["a head filters within it", "head", "person=anna", ["Anna"]],
    ["an administrator sees everybody", "admin", "", ["Adam", "Anna", "Helena", "Ivan"]],
    ["an administrator finds by name, whatever its case", "admin", "person=iVaN", ["Ivan"]],
    ["nobody sees another company's", "admin", "person=Zoe", []],
  ] as const)("%s", async (_name, who, query, names) => {
    expect(await namesSeenBy(people[who], query)).toEqual(names);
  });

  test("one line by its address: within the scope, else as if it were not there", async () => {
    const admin = await readerOf(people.admin);
    const search = readSearch(new URLSearchParams({ person: people.ivan.publicId }));
    const { lines } = await showLog(company.needs(), admin, { search, before: null, after: null });
    const key = lines[0]!.key;
    expect(await showLine(company.needs(), admin, key)).toMatchObject({
      key,
      userName: expect.stringContaining("Ivan"),
    });
    for (const who of ["anna", "head"] as const)
      expect(await showLine(company.needs(), await readerOf(people[who]), key)).toBeNull();
    expect(await showLine(company.needs(), admin, "0-0")).toBeNull();
  });

  test("no line carries an internal number", async () => {
    const shown = await showLog(company.needs(), await readerOf(people.admin), {
      search: readSearch(new URLSearchParams()),
      before: null,
      after: null,
    });
    for (const line of shown.lines) {
      expect(Object.keys(line)).not.toEqual(expect.arrayContaining(["id"]));
      expect(line).not.toHaveProperty("userId");
      expect(line).not.toHaveProperty("actorId");
      expect(line).not.toHaveProperty("deviceId");
    }
  });

  test("who else used this address: people in scope, with counts", async () => {
    const search = readSearch(new URLSearchParams({ address: "203.0.113.7" }));
    const ask = async (who: keyof typeof people) =>
      (await showLog(company.needs(), await readerOf(people[who]), { search, before: null, after: null }))
        .others;
    const names = (await ask("admin"))?.people.map((use) => use.name?.split(" ")[0]).sort();
    expect(names).toEqual(["Adam", "Anna", "Helena", "Ivan"]);
    expect((await ask("head"))?.people).toHaveLength(2);
    expect(await ask("anna")).toBeNull();
  });
});

describe("an export holds exactly the filtered rows [AM-13]", () => {
  async function csvFor(person: Person, query: string) {
    const search = readSearch(new URLSearchParams(query));
    const wanted = { search, format: "csv", client: from("203.0.113.7"), sessionId: "s" } as const;
    const chunks = await exportLog(
      { ...company.needs(), now: Date.now() + 1_000 },
      await readerOf(person),
      wanted,
    );
    let text = "";
    for await (const chunk of chunks ?? []) text += new TextDecoder().decode(chunk);
    return text.trimEnd().split("\r\n");
  }

  test("rows, header and its own entry with their number", async () => {
    const [header, ...rows] = await csvFor(people.admin, "person=Ivan&event=authn_login_success");
    expect(header?.replace("\uFEFF", "")).toMatch(
      /^Date and time \(UTC\),Method,User,Page,IP address,Browser,Result,/,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.includes(",Ivan "))).toBe(true);
    const [entry] = await company.rows<{ count: number; method: string; detail: string }>(
      "SELECT count, method, detail FROM auth_log WHERE account_id = ? AND event = 'export_done' ORDER BY id DESC LIMIT 1",
      company.accountId,
    );
    expect(entry).toEqual({ count: rows.length, method: "export", detail: "csv" });
  });

  test("a reader who leaves in the middle has an entry all the same", async () => {
    const before = await company.rows(
      "SELECT id FROM auth_log WHERE event = 'export_done' AND account_id = ?",
      company.accountId,
    );
    const chunks = await exportLog(company.needs(), await readerOf(people.admin), {
      search: readSearch(new URLSearchParams()),
      format: "csv",
      client: from(null),
      sessionId: "s",
    });
    await chunks?.next();
    await chunks?.next();
    await chunks?.return(undefined);
    const after = await company.rows(
      "SELECT id FROM auth_log WHERE event = 'export_done' AND account_id = ?",
      company.accountId,
    );
    expect(after.length).toBe(before.length + 1);
  });

  test("a filter that cannot be read makes no file and no entry", async () => {
    const search = readSearch(new URLSearchParams({ address: "300.1.1.1" }));
    const wanted = { search, format: "csv", client: from(null), sessionId: "s" } as const;
    expect(await exportLog(company.needs(), await readerOf(people.admin), wanted)).toBeNull();
  });
});
