import { type EntityJson, preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Company, CompanyRecord } from "../random-company";
import { type Ask, type Sentence, sentencesOf } from "./rules";

const uid = (type: string, id: string | number) => ({ type, id: String(id) });
const ref = (type: string, id: string | number) => ({ __entity: uid(type, id) });

/** Cedar with one permit per sentence; membership and the department tree are its entity hierarchy. */
export function cedarOracle(company: Company): Ask {
  const policies = sentencesOf(company).map(policyOf).join("\n");
  const parsed = preparsePolicySet("company", { staticPolicies: policies });
  if (parsed.type === "failure") throw new Error(JSON.stringify(parsed.errors));
  const departments = company.departments.map(
    ({ id, parentId }): EntityJson => ({
      uid: uid("Department", id),
      attrs: {},
      parents: parentId === null ? [] : [uid("Department", parentId)],
    }),
  );
  const people = new Map(company.people.map(({ userId }) => [userId, personOf(company, userId)]));
  return (userId, action, where, record) => {
    const resource = record === null ? nothing : recordOf(company, record);
    const answer = statefulIsAuthorized({
      principal: uid("User", userId),
      action: uid("Action", action),
      resource: resource.uid as { type: string; id: string },
      context: { where, now: company.now, atAll: record === null },
      preparsedPolicySetId: "company",
      entities: [people.get(userId)!, resource, ...departments],
    });
    if (answer.type === "failure" || answer.response.diagnostics.errors.length > 0) {
      throw new Error(JSON.stringify(answer));
    }
    return answer.response.decision === "allow";
  };
}

function policyOf({ who, action, level, where, from, until }: Sentence): string {
  const [kind, id] = who.split(":");
  const principal =
    kind === "user"
      ? `principal == User::"${id}"`
      : kind === "members"
        ? `principal in Members::"${id}"`
        : "principal";
  const conditions = [
    `context.now >= ${from}`,
    `context.now < ${until}`,
    where === "everywhere" ? "true" : `context.where == "${where}"`,
    `(context.atAll || ${SCOPE[level]})`,
  ];
  return `permit (${principal}, action == Action::"${action}", resource) when { ${conditions.join(" && ")} };`;
}

const OWN = "resource.responsibles.contains(principal)";
const SCOPE = {
  own: OWN,
  own_dept: `(${OWN} || resource.units.containsAny(principal.shared) || resource in principal.heads)`,
  any: "true",
};

function personOf(company: Company, userId: number): EntityJson {
  const { departmentId } = company.people.find((one) => one.userId === userId)!;
  const own = departmentId === null ? [] : [departmentId];
  const groups = company.groups.filter(({ members }) => members.includes(userId));
  const workgroups = company.workgroups.filter(({ members }) => members.includes(userId));
  const shared = groups.filter(({ isActive, seesEachOther }) => isActive && seesEachOther);
  return {
    uid: uid("User", userId),
    attrs: {
      shared: [...own, ...shared.map(({ id }) => id)].map((id) => ref("Unit", id)),
      heads: company.departments
        .filter(({ headId }) => headId === userId)
        .map(({ id }) => ref("Department", id)),
    },
    parents: [...own, ...groups.map(({ id }) => id), ...workgroups.map(({ id }) => id)].map((id) =>
      uid("Members", id),
    ),
  };
}

function recordOf(company: Company, { id, responsibles }: CompanyRecord): EntityJson {
  const departments = responsibles.flatMap(
    (userId) => company.people.find((one) => one.userId === userId)?.departmentId ?? [],
  );
  const groups = company.groups.filter(({ members }) =>
    members.some((userId) => responsibles.includes(userId)),
  );
  return {
    uid: uid("Record", id),
    attrs: {
      responsibles: responsibles.map((userId) => ref("User", userId)),
      units: [...departments, ...groups.map((group) => group.id)].map((unit) => ref("Unit", unit)),
    },
    parents: [...new Set(departments)].map((department) => uid("Department", department)),
  };
}

const nothing: EntityJson = {
  uid: uid("Record", "none"),
  attrs: { responsibles: [], units: [] },
  parents: [],
};
