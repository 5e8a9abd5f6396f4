import type { Gatehouse } from "../../scripts/lib/serve.mjs";
import { type Program, programBy } from "./api/program";
import { linkIn, mailsTo } from "./mailbox";
import { Visitor } from "./visitor";

/** An administrator at a browser and with a program, and what others need to get at them. */
export type Admin = {
  visitor: Visitor;
  program: Program;
  id: number;
  publicId: string;
  email: string;
  /** Their grant of the role Administrator. */
  grant: string;
};

let pairs = 0;

/** Two new administrators, invited and signed in, who are the only reachable ones of the demo company. */
export async function lastTwo(server: Gatehouse, owner: Visitor): Promise<[Admin, Admin]> {
  const emails = ["one", "two"].map((who) => `${who}.${++pairs}@last.test`);
  await owner.post("/users/invite", {
    intent: "invite",
    emails: emails.join("\n"),
    role: "administrator",
    language: "en",
  });
  const admins = await Promise.all(emails.map((email) => appear(server, email)));
  const [one, two] = admins.sort((a, b) => a.id - b.id);
  // By the rule of the view alone: nobody else has confirmed the address.
  await server.db
    .prepare("UPDATE users SET confirmed_at = NULL WHERE account_id = 1 AND id NOT IN (?, ?)")
    .bind(one!.id, two!.id)
    .run();
  return [one!, two!];
}

async function appear(server: Gatehouse, email: string): Promise<Admin> {
  const [mail] = await mailsTo(server, email, "invitation");
  const visitor = new Visitor(server);
  const joined = await visitor.post(linkIn(mail, server.url), {
    name: "Last",
    surname: email.split("@")[0]!,
    password: "seven brave otters sing",
  });
  if (joined.status !== 302) throw new Error(`${email} did not join: ${joined.status}`);
  const facts = await server.db
    .prepare(
      `SELECT u.id, u.public_id AS publicId, g.public_id AS "grant" FROM users u
        JOIN grants g ON g.subject_kind = 'user' AND g.subject_id = u.id
        JOIN roles r ON r.id = g.role_id AND r.template = 'administrator' WHERE u.email = ?`,
    )
    .bind(email)
    .first<Pick<Admin, "id" | "publicId" | "grant">>();
  if (facts === null) throw new Error(`${email} is no administrator`);
  return { ...facts, email, visitor, program: await programBy(visitor) };
}
