import { type Contestant, mustAgree, perSecond } from "../bench";
import { levels, questions, rightAnswers } from "./workload";

/** It knows own and any; the department's level is a second resource. Its constructor's types are not exported well. */
type Ask = {
  readOwn(resource: string): { granted: boolean };
  readAny(resource: string): { granted: boolean };
};
type AccessControl = { can(role: string): Ask };

async function build(): Promise<() => AccessControl> {
  const { AccessControl: Library } = (await import("accesscontrol")) as unknown as {
    AccessControl: new (grants: object) => AccessControl;
  };
  const grants = levels
    .filter(([, level]) => level !== "denied")
    .flatMap(([permission, level]) => {
      const resource = permission.replace(".", "_");
      const grant = (name: string, action: string) => ({
        role: "person",
        resource: name,
        action,
        attributes: "*",
      });
      if (level === "own") return [grant(resource, "read:own")];
      if (level === "own_dept") return [grant(resource, "read:own"), grant(`${resource}_dept`, "read:any")];
      return [grant(resource, "read:any"), grant(`${resource}_dept`, "read:any")];
    });
  return () => new Library(grants);
}

/** A resource that was never granted is an error there; answered as no, outside the measured way. */
function known(): Set<string> {
  return new Set(
    levels.flatMap(([permission, level]) => {
      const resource = permission.replace(".", "_");
      if (level === "denied") return [];
      return level === "own" ? [resource] : [resource, `${resource}_dept`];
    }),
  );
}

export const accesscontrolCheck: Contestant = {
  name: "accesscontrol, grants locked in memory",
  async prepare(context) {
    const library = (await build())();
    const resources = known();
    const asked = questions.map(({ permission, relation }) => {
      const resource = permission.replace(".", "_");
      const name = relation === "dept" ? `${resource}_dept` : resource;
      return { name, isKnown: resources.has(name), isOwn: relation === "own" };
    });
    const one = ({ name, isKnown, isOwn }: (typeof asked)[number]) =>
      isKnown &&
      (isOwn ? library.can("person").readOwn(name).granted : library.can("person").readAny(name).granted);
    mustAgree("accesscontrol", asked.map(one), rightAnswers);
    let yes = 0;
    return perSecond(() => {
      for (const question of asked) if (one(question)) yes++;
      return asked.length + (yes < 0 ? 1 : 0);
    }, context);
  },
};

export const accesscontrolCompile: Contestant = {
  name: "accesscontrol, new from grants",
  async prepare(context) {
    const make = await build();
    return perSecond(() => (make().can("person") ? 1 : 0), context);
  },
};
