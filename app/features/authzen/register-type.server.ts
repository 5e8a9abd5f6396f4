import { mustChangeOne } from "~db/queries/guarded-batch";
import {
  deleteResourceObject,
  deleteResourceType,
  findResourceObject,
  listResourceTypes,
  type ResourceObject,
  type ResourceType,
  writeResourceObjects,
  writeResourceType,
} from "~db/queries/resource-types";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

export const MOST_TYPES = 200;
export type RegisterOutcome = { ok: true } | { ok: false; refusal: "not_found" | "full" | "conflict" };

/** Registers a type of another application's things, or says anew what its actions stand for. */
export async function registerType(
  needs: Needs,
  acting: Acting,
  wanted: Omit<ResourceType, "objects">,
): Promise<RegisterOutcome> {
  const { accountId, actor } = acting;
  const types = await listResourceTypes(needs.db(accountId), accountId);
  const before = types.find(({ type }) => type === wanted.type);
  if (before === undefined && types.length >= MOST_TYPES) return { ok: false, refusal: "full" };
  const { lost } = await change(needs, acting, {
    write: writeResourceType(accountId, wanted, needs.now),
    audit: {
      event: "resource_type_updated",
      actor,
      target: { kind: "resource_type", id: null, name: wanted.type },
      changes: [{ field: "actions", before: told(before), after: told(wanted) }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}

const told = (type: Omit<ResourceType, "objects"> | undefined) =>
  type === undefined
    ? null
    : type.actions.map(({ pattern, action, permission }) => `${pattern}${action}=${permission}`).join(" ");

/** Takes a type away with everything known of it. */
export async function forgetType(needs: Needs, acting: Acting, type: string): Promise<RegisterOutcome> {
  const { accountId, actor } = acting;
  const types = await listResourceTypes(needs.db(accountId), accountId);
  if (!types.some((one) => one.type === type)) return { ok: false, refusal: "not_found" };
  const { lost } = await change(needs, acting, {
    write: [...deleteResourceType(accountId, type), mustChangeOne()],
    audit: { event: "resource_type_deleted", actor, target: { kind: "resource_type", id: null, name: type } },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}

/** Tells of things of a registered type, so that searches find them; one that is known is told anew. */
export async function tellObjects(
  needs: Needs,
  acting: Acting,
  type: string,
  objects: readonly ResourceObject[],
): Promise<RegisterOutcome> {
  const { accountId, actor } = acting;
  const types = await listResourceTypes(needs.db(accountId), accountId);
  if (!types.some((one) => one.type === type)) return { ok: false, refusal: "not_found" };
  const { lost } = await change(needs, acting, {
    write: [writeResourceObjects(accountId, type, objects)],
    audit: {
      event: "resource_type_updated",
      actor,
      target: { kind: "resource_type", id: null, name: type },
      changes: [{ field: "objects", before: null, after: objects.length }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}

/** Forgets one thing. */
export async function forgetObject(
  needs: Needs,
  acting: Acting,
  { type, id }: { type: string; id: string },
): Promise<RegisterOutcome> {
  const { accountId, actor } = acting;
  if ((await findResourceObject(needs.db(accountId), accountId, type, id)) === null)
    return { ok: false, refusal: "not_found" };
  const { lost } = await change(needs, acting, {
    write: [deleteResourceObject(accountId, type, id), mustChangeOne()],
    audit: {
      event: "resource_type_updated",
      actor,
      target: { kind: "resource_type", id: null, name: type },
      changes: [{ field: "object", before: id, after: null }],
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true };
}
