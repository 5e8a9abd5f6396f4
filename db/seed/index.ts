import { openDb, openDirectory } from "../client";
import { createCompany } from "../queries/create-company";

export type SeedTools = {
  db: D1Database;
  gates: DurableObjectNamespace;
  hash: (password: string) => Promise<string>;
  now: number;
  language: "en" | "ru" | "pl";
};

import { DEMO_PASSWORD as PASSWORD } from "../../app/domain/session/demo";

const newId = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");

/** Fills an empty database with the demo company (first-minutes 2). Local only. */
export async function seedDemo({ db, hash, now, language }: SeedTools): Promise<void> {
  await createCompany(openDirectory({ DB: db }), (accountId) => openDb({ DB: db }, accountId), {
    name: "Demo",
    language,
    timeZone: "Europe/Warsaw",
    weekStart: 1,
    isDemo: true,
    departmentName: "Sales",
    now,
    newId,
    owner: { email: "owner@demo.test", name: "Olga", surname: "Nowak", passwordHash: await hash(PASSWORD) },
  });
}

/** The demo sign-ins that `npm start` prints; none when the company here is another one. */
export async function demoSignIns(db: D1Database): Promise<{ email: string; password: string }[]> {
  const { results } = await db
    .prepare("SELECT email FROM identities WHERE email LIKE '%@demo.test' ORDER BY id LIMIT 12")
    .all<{ email: string }>();
  return results.map(({ email }) => ({ email, password: PASSWORD }));
}
