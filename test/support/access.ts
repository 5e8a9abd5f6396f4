import {
  type Cells,
  type Contribution,
  compile,
  type Origin,
  type Person,
  ROLE_TEMPLATES,
  type Target,
  type TemplateKey,
  type Viewer,
} from "~/domain/access";

/** An instant that means nothing in particular. */
export const NOON = Date.UTC(2026, 4, 12, 12);

export const WHATSAPP = 1;
export const TELEGRAM = 2;
export const SALES = 10;
export const SUPPORT = 11;

let counter = 0;

/** A direct grant of single cells, account-wide and without end unless said otherwise. */
export function given(cells: Cells, details: Partial<Contribution> = {}): Contribution {
  counter += 1;
  const origin: Origin = { kind: "direct", name: "" };
  const always = { sourceId: null, connectionId: null, from: null, until: null };
  return { id: `g${counter}`, origin, cells, ...always, ...details };
}

/** A grant of a shipped role. */
export function role(key: TemplateKey, details: Partial<Contribution> = {}): Contribution {
  const origin: Origin = { kind: "role", name: key, template: key };
  return given(ROLE_TEMPLATES[key].cells, { origin, ...details });
}

/** What everybody has. */
export const baseline = () => role("BASE", { origin: { kind: "baseline", name: "" } });

/** What a head of department has besides. */
export const head = (name = "Sales") => role("HEAD", { origin: { kind: "head", name } });

export type Held = { strict?: boolean; now?: number } & Partial<Omit<Viewer, "rights">>;

/** Somebody who holds these contributions, user 1 without department unless said otherwise. */
export function viewer(contributions: readonly Contribution[], held: Held = {}): Viewer {
  const { strict = true, now = NOON, ...person } = held;
  const rights = compile(contributions, { strictChannelCoupling: strict, now });
  const nobody = { accountId: 1, userId: 1, publicId: "u1", departmentId: null, reach: [], isOwner: false };
  return { ...nobody, rights, ...person };
}

/** A record whose responsible is this user, a direct member of these units. */
export function recordOf(userId: number, units: readonly number[] = [], place: Target = {}): Target {
  return { responsibles: [{ userId, units }], ...place };
}

/** A record that nobody is responsible for. */
export const orphan = (place: Target = {}): Target => ({ responsibles: [], ...place });

/** Somebody whose rights or standing are changed; an ordinary colleague unless said otherwise. */
export function person(userId: number, details: Partial<Person> = {}): Person {
  return { userId, units: [], isAdministrator: false, isOwner: false, ...details };
}
