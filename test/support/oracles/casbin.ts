import { type Enforcer, newEnforcer, newModelFromString } from "casbin";
import type { Company } from "../random-company";
import { type Ask, sentencesOf } from "./rules";

const MODEL = `
[request_definition]
r = sub, act, where, now, res
[policy_definition]
p = sub, act, level, where, from, until
[role_definition]
g = _, _
g2 = _, _
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.act == p.act && (p.where == "everywhere" || p.where == r.where) && within(r.now, p.from, p.until) && g(r.sub, p.sub) && (r.res == "none" || p.level == "any" || g2(r.res, r.sub) || (p.level == "own_dept" && g2(r.res, reachOf(r.sub))))
`;

/** casbin with one policy per sentence; membership (g) and reach over records (g2) are its role graphs. */
export async function casbinOracle(company: Company): Promise<Ask> {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  enforcer.addFunction(
    "within",
    (now: number, from: string, until: string) => now >= Number(from) && now < Number(until),
  );
  enforcer.addFunction("reachOf", (user: string) => `reach of ${user}`);
  const sentences = sentencesOf(company);
  const policies = sentences.map((one) => [
    one.who,
    one.action,
    one.level,
    one.where,
    `${one.from}`,
    `${one.until}`,
  ]);
  await addAll(enforcer, "p", policies);
  await addAll(enforcer, "g", memberships(company));
  await addAll(enforcer, "g2", reaches(company));
  return (userId, action, where, record) =>
    enforcer.enforceSync(
      `user:${userId}`,
      action,
      where,
      company.now,
      record === null ? "none" : `record:${record.id}`,
    );
}

/** casbin refuses a list with a rule that it has already. */
async function addAll(enforcer: Enforcer, type: "p" | "g" | "g2", rules: string[][]): Promise<void> {
  const unique = [...new Map(rules.map((rule) => [rule.join("|"), rule])).values()];
  if (unique.length === 0) return;
  if (type === "p") await enforcer.addPolicies(unique);
  else await enforcer.addNamedGroupingPolicies(type, unique);
}

function memberships(company: Company): string[][] {
  return company.people.flatMap(({ userId, departmentId }) => [
    [`user:${userId}`, "everybody"],
    ...(departmentId === null ? [] : [[`user:${userId}`, `members:${departmentId}`]]),
    ...[...company.groups, ...company.workgroups]
      .filter(({ members }) => members.includes(userId))
      .map(({ id }) => [`user:${userId}`, `members:${id}`]),
  ]);
}

/** record → its responsible; record → unit → who shares it; record → department → parent → its head. */
function reaches(company: Company): string[][] {
  const departmentOf = new Map(company.people.map(({ userId, departmentId }) => [userId, departmentId]));
  const edges: string[][] = [];
  for (const { id, responsibles } of company.records) {
    for (const userId of responsibles) {
      const department = departmentOf.get(userId);
      edges.push([`record:${id}`, `user:${userId}`], [`record:${id}`, `reach of user:${userId}`]);
      if (department != null)
        edges.push([`record:${id}`, `unit:${department}`], [`record:${id}`, `tree:${department}`]);
      for (const group of company.groups) {
        if (group.members.includes(userId)) edges.push([`record:${id}`, `unit:${group.id}`]);
      }
    }
  }
  for (const [userId, department] of departmentOf) {
    if (department !== null) edges.push([`unit:${department}`, `reach of user:${userId}`]);
  }
  for (const { id, members, isActive, seesEachOther } of company.groups) {
    if (isActive && seesEachOther)
      for (const userId of members) edges.push([`unit:${id}`, `reach of user:${userId}`]);
  }
  for (const { id, parentId, headId } of company.departments) {
    if (parentId !== null) edges.push([`tree:${id}`, `tree:${parentId}`]);
    if (headId !== null) edges.push([`tree:${id}`, `reach of user:${headId}`]);
  }
  return edges;
}
