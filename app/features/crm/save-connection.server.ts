import { publicId } from "~/domain/ids/public-id";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { insertConnection, listConnections, updateConnection } from "~db/queries/registries/connections";
import type { Acting } from "../acting";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";

/** More CRMs than one company links. */
export const MOST_CONNECTIONS = 20;

/** What a CRM is called and what it can do here: the window of roles, and one responsible person for everything [WZ-02]. */
export type ConnectionFacts = { name: string; supportsRoles: boolean; supportsResponsible: boolean };
type Refused = { ok: false; refusal: "not_found" | "built_in" | "taken" | "too_many" | "conflict" };
export type ConnectionOutcome = { ok: true; publicId: string } | Refused;

const FIELDS = [
  ["name", "name"],
  ["supportsRoles", "supports_roles"],
  ["supportsResponsible", "supports_responsible"],
] as const;

/** Links an external CRM, or says anew what a linked one is called and can do. The built-in one stays as it is. */
export async function saveConnection(
  needs: Needs,
  acting: Acting,
  id: string | null,
  sent: Partial<ConnectionFacts>,
): Promise<ConnectionOutcome> {
  const { accountId, actor } = acting;
  const all = await listConnections(needs.db(accountId), accountId);
  const was = id === null ? undefined : all.find((one) => one.publicId === id);
  if (id !== null && was === undefined) return { ok: false, refusal: "not_found" };
  if (was?.isBuiltIn) return { ok: false, refusal: "built_in" };
  if (was === undefined && all.length >= MOST_CONNECTIONS) return { ok: false, refusal: "too_many" };
  const facts = { name: "", supportsRoles: true, supportsResponsible: true, ...was, ...sent };
  if (all.some((one) => one !== was && one.name === facts.name)) return { ok: false, refusal: "taken" };
  const changes = FIELDS.filter(([key]) => was?.[key] !== facts[key]).map(([key, field]) => ({
    field,
    before: was?.[key] ?? null,
    after: facts[key],
  }));
  const newId = was?.publicId ?? publicId(needs.random(16));
  if (changes.length === 0) return { ok: true, publicId: newId };
  const { lost } = await change(needs, acting, {
    write: [
      was === undefined
        ? insertConnection(accountId, { ...facts, publicId: newId, at: needs.now })
        : updateConnection(accountId, was, facts),
      mustChangeOne(),
    ],
    audit: {
      event: "crm_updated",
      actor,
      target: { kind: "connection", id: was?.id ?? null, name: facts.name },
      changes,
    },
    gate: [],
  });
  return lost ? { ok: false, refusal: "conflict" } : { ok: true, publicId: newId };
}
