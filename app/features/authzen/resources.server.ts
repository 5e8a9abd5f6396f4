import { isPermission, PERMISSIONS, type Permission, type Responsible, type Target } from "~/domain/access";
import { type AskedAction, answersTo } from "~/domain/authzen/action";
import { fits } from "~/domain/authzen/pattern";
import { isOwnType, type OwnType } from "~/domain/authzen/types";
import {
  findRecord,
  findRecords,
  findUnitId,
  isRecordType,
  type RecordBearer,
  type RecordType,
} from "~db/queries/authzen";
import { findChannel } from "~db/queries/registries/channels";
import {
  findResourceObject,
  listTypeRules,
  type ResourceObject,
  type TypeRules,
} from "~db/queries/resource-types";
import type { Changer } from "../access/changer";
import type { Needs } from "../needs";
import { readSubjects } from "./subjects.server";

export type Asked = { type: string; id: string; properties?: Record<string, unknown> | undefined };
/** What a question is about: the thing as the rules see it, and which permission an action of it stands for. */
export type Thing = {
  /** Undefined: the type knows no owners, so that having the right at all is enough. */
  target: Target | undefined;
  actions: readonly { action: string; permission: Permission }[];
};

const OURS = {
  deal: "deals",
  contact: "contacts",
  company: "companies",
  task: "tasks",
  conversation: "conversations",
  channel: "channels",
  user: "users",
} as const satisfies Record<OwnType, string>;

/** Records of several questions by type and public id, read once for all of them. */
export type Records = Map<RecordType, Map<string, RecordBearer>>;

/** The records that questions name, one read for each type. */
export async function readRecords(
  needs: Pick<Needs, "db">,
  asker: Changer,
  asked: readonly Asked[],
): Promise<Records> {
  const types = [...new Set(asked.map(({ type }) => type))].filter(isRecordType);
  const idsOf = (wanted: RecordType) => [
    ...new Set(asked.flatMap(({ type, id }) => (type === wanted ? [id] : []))),
  ];
  const db = needs.db(asker.accountId);
  return new Map(
    await Promise.all(
      types.map(async (type) => [type, await findRecords(db, asker.accountId, type, idsOf(type))] as const),
    ),
  );
}

/** The thing of a question; null when there is none of that type or id, which is a no and no error. */
export async function findThing(
  needs: Pick<Needs, "db" | "gate">,
  asker: Changer,
  asked: Asked,
  { types, records }: { types?: TypeRules[]; records?: Records } = {},
): Promise<Thing | null> {
  const db = needs.db(asker.accountId);
  const own = (types ?? (await listTypeRules(db, asker.accountId))).find(({ type }) => type === asked.type);
  if (own !== undefined) return foreignThing(needs, asker, own, asked);
  if (!isOwnType(asked.type)) return null;
  const target = await ourTarget(needs, asker, asked.type, asked.id, records);
  return target === null ? null : { target, actions: actionsOf(asked.type) };
}

/** `view` and `deals.view` both stand for `deals.view`. */
export function actionsOf(type: OwnType): Thing["actions"] {
  const permissions = PERMISSIONS.filter((one) => one.startsWith(`${OURS[type]}.`));
  return permissions.map((permission) => ({ action: permission.split(".")[1] ?? "", permission }));
}

/** The permission that an action stands for with this thing; null when it stands for none. The narrowest wins. */
export function permissionOf({ actions }: Thing, asked: AskedAction): Permission | null {
  const [found] = actions
    .filter(({ action, permission }) => permission === asked.name || answersTo(action, asked))
    .sort((a, b) => b.action.length - a.action.length);
  return found?.permission ?? null;
}

async function ourTarget(
  needs: Pick<Needs, "db" | "gate">,
  asker: Changer,
  type: OwnType,
  id: string,
  records: Records | undefined,
): Promise<Target | null> {
  const { accountId } = asker;
  const db = needs.db(accountId);
  if (type === "user") {
    const person = (await readSubjects(needs, asker, [id])).get(id);
    return person === undefined ? null : { responsibles: [{ userId: person.user, units: person.units }] };
  }
  if (type === "channel") {
    const channel = await findChannel(db, accountId, id);
    return channel === null ? null : { responsibles: channel.responsibles, sourceId: channel.id };
  }
  if (!isRecordType(type)) return null;
  const known = records?.get(type);
  const record = known ? known.get(id) : await findRecord(db, accountId, type, id);
  return record ? targetOfRecord(record) : null;
}

export const targetOfRecord = ({ responsibleId, sourceId, units }: RecordBearer): Target => ({
  responsibles:
    responsibleId === null ? [] : [{ userId: responsibleId, units: JSON.parse(units) as number[] }],
  sourceId,
});

async function foreignThing(
  needs: Pick<Needs, "db" | "gate">,
  asker: Changer,
  own: TypeRules,
  asked: Asked,
): Promise<Thing> {
  const actions = own.actions.filter(
    ({ pattern, permission }) => fits(pattern, asked.id) && isPermission(permission),
  );
  if (own.ownerAttribute === null && own.departmentAttribute === null) return { target: undefined, actions };
  const kept = await findResourceObject(needs.db(asker.accountId), asker.accountId, own.type, asked.id);
  const told = (name: string | null) => {
    const value = name === null ? undefined : asked.properties?.[name];
    return typeof value === "string" ? value : null;
  };
  const owner = told(own.ownerAttribute) ?? kept?.owner ?? null;
  const department = told(own.departmentAttribute) ?? kept?.department ?? null;
  return { target: await targetOfForeign(needs, asker, { id: asked.id, owner, department }), actions };
}

/** Owner and department as the other application names them; who is nobody here owns nothing. */
export async function targetOfForeign(
  needs: Pick<Needs, "db" | "gate">,
  asker: Changer,
  { owner, department }: ResourceObject,
): Promise<Target> {
  const responsibles: Responsible[] = [];
  const person = owner === null ? undefined : (await readSubjects(needs, asker, [owner])).get(owner);
  if (person !== undefined) responsibles.push({ userId: person.user, units: person.units });
  const unit =
    department === null ? null : await findUnitId(needs.db(asker.accountId), asker.accountId, department);
  if (unit !== null) responsibles.push({ userId: -1, units: [unit] });
  return { responsibles };
}
