import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from "@casl/ability";
import { type Contestant, mustAgree, perSecond } from "../bench";
import { ME, questions, REACH, type Relation, rightAnswers, rolePolicies } from "./workload";

const RECORD: Record<Relation, object> = {
  own: { responsible: ME, units: REACH },
  dept: { responsible: 2, units: REACH },
  other: { responsible: 3, units: [11] },
};

/** Every role adds its rules, as CASL's own examples do; it finds the one that lets through. */
function rules(): RawRuleOf<MongoAbility>[] {
  return rolePolicies.flatMap(({ permission, level }) => {
    const [resource = "", action = ""] = permission.split(".");
    const own = { action, subject: resource, conditions: { responsible: ME } };
    if (level === "any") return [{ action, subject: resource }];
    if (level === "own") return [own];
    return [own, { action, subject: resource, conditions: { units: { $in: REACH } } }];
  });
}

const ability = () => createMongoAbility(rules());

/** Records that CASL knows the type of already, as an application would keep them. */
const asked = questions.map(({ resource, action, relation, target }) => ({
  action,
  record: target === undefined ? resource : subject(resource, { ...RECORD[relation] }),
}));

/** CASL with the ability built once and kept: its fastest form. */
export const caslCheck: Contestant = {
  name: "CASL, cached ability",
  prepare(context) {
    const cached = ability();
    const ask = () => asked.map(({ action, record }) => cached.can(action, record));
    mustAgree("CASL", ask(), rightAnswers);
    let yes = 0;
    return perSecond(() => {
      for (const { action, record } of asked) if (cached.can(action, record)) yes++;
      return asked.length + (yes < 0 ? 1 : 0);
    }, context);
  },
};

export const caslCompile: Contestant = {
  name: "CASL, a new ability",
  prepare: (context) => perSecond(() => (ability().can("view", "deals") ? 1 : 0), context),
};

export const caslExplain: Contestant = {
  name: "CASL, relevantRuleFor",
  prepare(context) {
    const cached = ability();
    let found = 0;
    return perSecond(() => {
      for (const { action, record } of asked) if (cached.relevantRuleFor(action, record)) found++;
      return asked.length + (found < 0 ? 1 : 0);
    }, context);
  },
};
