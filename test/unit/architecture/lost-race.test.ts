import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = new URL("../../../", import.meta.url).pathname;
const read = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** What makes a use-case a guarded one: it goes the way of a change, or guards what it tells a log or the gate. */
const isGuarded = (text: string) =>
  /\b(change|changeUnit|moveHolders|act)\(\s*needs,/.test(text) ||
  /\bmustStillBe\(/.test(text) ||
  (/\blost\b/.test(text) && /\b(enqueueForGate|appendAudit|writeAuthEntry)\(/.test(text));
/** The ways themselves, which every row of the table goes through. */
const WAYS = ["gate/change", "structure/change-unit"];

const useCases = read("app/features/**/*.server.ts").map(({ path, text }) => ({
  file: path.slice("app/features/".length, -".server.ts".length),
  text,
}));
const raced = new Set(
  read("test/workerd/gate/lost-race/*.test.ts").flatMap(({ text }) =>
    [...text.matchAll(/file: "([^"]+)"/g)].map(([, file]) => file ?? ""),
  ),
);

test("every guarded use-case has its lost race in test/workerd/gate/lost-race", () => {
  const guarded = useCases.filter(({ text }) => isGuarded(text)).map(({ file }) => file);
  expect(guarded.filter((file) => !raced.has(file) && !WAYS.includes(file))).toEqual([]);
});

test("every race is one of a use-case that is there", () => {
  const files = useCases.map(({ file }) => file);
  expect([...raced].filter((file) => !files.includes(file))).toEqual([]);
});

/** Use-cases that commit without a guard, and why nobody is told of it in the audit log. */
const UNTOLD: Record<string, string> = {
  "activity/look": "what is read stands in the activity",
  "audit/mail-heads": "cron: the seals of the log itself",
  "closing/erase-company": "the company and its log end together",
  "crm/refresh-crm": "the hour of the last look",
  "erasure/forget-in-directory": "the directory's half of an erasure, which has its event",
  "export/drop-exports": "cron: files past their time",
  "jobs/run-job": "the progress of a job",
  "mail/post-mail": "a letter is queued or sent",
  "mail/send-mails": "a letter is queued or sent",
  "session/end-everywhere": "told in the authorization log of each company",
  "session/log-refusal": "told in the authorization log",
  "export/note-export": "told in the authorization log",
  "log/export-log": "told in the authorization log",
  "session/setup-link": "the first link of an empty deployment: the company that it makes is told",
  "system/tell-problem": "a notice of the product",
  "webhooks/send-webhooks": "a message is sent",
  "work-import/mappings": "how one's own files are read",
  "work/list/saved-filters": "one's own filters",
  "work/tasks/remind": "cron: a reminder",
  "work/work-settings": "the usual pipeline, made at its first use",
};

test("whatever commits without a guard is known here: every other change is told once [security.md 45]", () => {
  const commits = useCases.filter(({ text }) => /\b(commit|commitAndRead)\(|\.run\(sql|\bbatch\(/.test(text));
  const untold = commits.map(({ file }) => file).filter((file) => !raced.has(file) && !WAYS.includes(file));
  expect(untold.sort()).toEqual(Object.keys(UNTOLD).sort());
});
