import type { Cells, RoleFamily } from "~/domain/access";
import type { Changer } from "~/features/access/changer";
import { viewerOf } from "~/features/access/person-rights";
import { readContributions } from "~/features/access/read-access.server";
import { newId, type TestCompany } from "./company";

/** A person of the company as use-cases about rights see them: rights from the gate, version from D1. */
export async function changerOf(
  company: TestCompany,
  person: { userId: number; name?: string },
): Promise<Changer & { settings: { timeZone: string } }> {
  const facts = await readContributions(company.needs(), company.account, person.userId);
  if (facts === null) throw new Error("the gate does not know this person");
  const settings = {
    strictCoupling: true,
    companyName: "Company",
    language: "en",
    timeZone: "Europe/Warsaw",
  };
  const viewer = viewerOf(facts, company.accountId, { ...settings, now: company.clock.now });
  return { ...viewer, ...company.account, actor: await company.actor(person), settings };
}

/** A role of the company's own, straight into D1: before the gate has been asked. */
export async function aRole(
  company: TestCompany,
  plan: { name?: string; family?: RoleFamily; cells: Cells },
) {
  const { accountId } = company;
  const publicId = newId();
  const [row] = await company.rows<{ id: number }>(
    `INSERT INTO roles(account_id, public_id, family, name, has_own_cells, created_at) VALUES (?, ?, ?, ?, 1, 0) RETURNING id`,
    accountId,
    publicId,
    plan.family ?? "special",
    plan.name ?? `Role ${publicId.slice(0, 5)}`,
  );
  const id = row?.id ?? 0;
  for (const [permission, level] of Object.entries(plan.cells))
    await company.rows(
      "INSERT INTO role_cells(account_id, role_id, permission, level) VALUES (?, ?, ?, ?)",
      accountId,
      id,
      permission,
      level,
    );
  return { id, publicId };
}

/** A group or workgroup with members, straight into D1. */
export async function aGroup(
  company: TestCompany,
  kind: "group" | "workgroup",
  members: { userId: number }[],
) {
  const { accountId } = company;
  const publicId = newId();
  const [row] = await company.rows<{ id: number }>(
    "INSERT INTO units(account_id, public_id, kind, name, created_at) VALUES (?, ?, ?, ?, 0) RETURNING id",
    accountId,
    publicId,
    kind,
    `Unit ${publicId.slice(0, 5)}`,
  );
  const id = row?.id ?? 0;
  for (const { userId } of members)
    await company.rows(
      "INSERT INTO unit_members(account_id, unit_id, user_id) VALUES (?, ?, ?)",
      accountId,
      id,
      userId,
    );
  return { id, publicId };
}

/** Gives a role straight in D1: before the gate has been asked. */
export const grantRole = (
  company: TestCompany,
  subject: { userId: number } | { unitId: number },
  roleId: number,
) =>
  company.rows(
    "INSERT INTO grants(account_id, subject_kind, subject_id, role_id, created_at) VALUES (?, ?, ?, ?, 0)",
    company.accountId,
    "userId" in subject ? "user" : "unit",
    "userId" in subject ? subject.userId : subject.unitId,
    roleId,
  );

/** The public id of a shipped role. */
export async function templateId(
  company: TestCompany,
  template: keyof TestCompany["roleIds"],
): Promise<string> {
  const [row] = await company.rows<{ public_id: string }>(
    "SELECT public_id FROM roles WHERE id = ?",
    company.roleIds[template],
  );
  return row?.public_id ?? "";
}
