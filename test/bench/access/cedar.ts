import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { type Contestant, type Context, mustAgree, perSecond } from "../bench";
import { questions, type Relation, ROLES, rightAnswers, rolePolicies } from "./workload";

const uid = (type: string, id: string) => ({ type, id });
const PERSON = { uid: uid("User", "1"), attrs: {}, parents: ROLES.map((role) => uid("Role", role)) };
const RECORDS: Record<Relation, { far: number }> = { own: { far: 0 }, dept: { far: 1 }, other: { far: 2 } };
const REACHES = { own: 1, own_dept: 2, any: 3 } as const;

const policies = rolePolicies
  .map(
    ({ role, permission, level }) =>
      `permit (principal in Role::"${role}", action == Action::"${permission}", resource) when { resource.far < ${REACHES[level as keyof typeof REACHES]} };`,
  )
  .join("\n");

function prepared(name: string): string {
  const parsed = preparsePolicySet(name, { staticPolicies: policies });
  if (parsed.type === "failure") throw new Error(parsed.errors[0]?.message ?? "not parsed");
  return name;
}

const asked = questions.map(({ permission, relation }) => ({
  principal: PERSON.uid,
  action: uid("Action", permission),
  resource: uid("Record", relation),
  context: {},
  entities: [PERSON, { uid: uid("Record", relation), attrs: RECORDS[relation], parents: [] }],
}));

type Asked = (typeof asked)[number];
function answer(question: Asked, set: string) {
  const told = statefulIsAuthorized({ ...question, preparsedPolicySetId: set });
  if (told.type === "failure") throw new Error(told.errors[0]?.message ?? "failed");
  return told.response;
}

const rate = (one: (question: Asked) => boolean, context: Context) => {
  let next = 0;
  let yes = 0;
  return perSecond(() => {
    for (let i = 0; i < 8; i++) if (one(asked[next++ % asked.length] as Asked)) yes++;
    return 8 + (yes < 0 ? 1 : 0);
  }, context);
};

export const cedarCheck: Contestant = {
  name: "cedar-wasm, policies parsed beforehand",
  prepare(context) {
    const set = prepared("check");
    const one = (question: Asked) => answer(question, set).decision === "allow";
    mustAgree("cedar", asked.map(one), rightAnswers);
    return rate(one, context);
  },
};

/** Cedar's answer names the policies that decided: the same call. */
export const cedarExplain: Contestant = {
  name: "cedar-wasm, diagnostics",
  prepare(context) {
    const set = prepared("explain");
    return rate((question) => answer(question, set).diagnostics.reason.length > 0, context);
  },
};

export const cedarCompile: Contestant = {
  name: "cedar-wasm, parsing the policies",
  prepare: (context) => perSecond(() => (prepared("compile") ? 1 : 0), context),
};
