import { can, scopeOf } from "~/domain/access";
import { recordRight, targetOf } from "~/domain/work/rights";
import { notesOn } from "~db/queries/work/history";
import { customValuesOf, listCustomFields } from "~db/queries/work/marks";
import { contactsOf, dealsOf, duplicatesOf, findParty, type PartyKind } from "~db/queries/work/parties";
import { type LinkedChat, linkedChats } from "../../conversations/linked-chats.server";
import type { Needs } from "../../needs";
import { readHistory } from "../card/read-history.server";
import type { Reader } from "../reader";
import { lookAtCard } from "../seen.server";
import { tasksOn } from "../tasks/tasks-on.server";
import { currencyOf } from "../work-settings.server";
import { lookOf } from "./find-for.server";

type List<Read extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Read>>;
const NONE: { contacts: List<typeof contactsOf>; duplicates: List<typeof duplicatesOf> } = {
  contacts: [],
  duplicates: [],
};

const NO_CHATS: LinkedChat[] = [];

/** The card of a contact or a company within the viewer's scope; null out of it, whether or not there is one. */
export async function showParty(needs: Needs, viewer: Reader, kind: PartyKind, publicId: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const scope = scopeOf(viewer, recordRight(kind, "view"));
  const look = lookOf(viewer);
  const party = await findParty(db, { accountId, kind, scope, publicId, look });
  if (party === null) return null;
  const looked = await lookAtCard(needs, viewer, { kind, id: party.id, name: party.name });
  if (!looked.ok) return looked;
  const writes = viewer.preview === null;
  const mayEdit = writes && can(viewer, recordRight(kind, "edit"), targetOf(party));
  const [custom, values, notes, history, tasks, deals, contacts, duplicates, currency, chats] =
    await Promise.all([
      listCustomFields(db, accountId, kind),
      customValuesOf(db, accountId, kind, party.id),
      notesOn(db, accountId, kind, party.id, viewer.userId),
      readHistory(db, viewer, kind, party.id),
      tasksOn(db, viewer, kind, party.id),
      dealsOf(db, accountId, kind, party.id, scopeOf(viewer, "deals.view")),
      kind === "company"
        ? contactsOf(db, accountId, party.id, scopeOf(viewer, "contacts.view"))
        : NONE.contacts,
      look.points ? duplicatesOf(db, accountId, kind, scope, party.id) : NONE.duplicates,
      currencyOf(db, accountId),
      kind === "contact" ? linkedChats(needs, viewer, "contact", party.id) : NO_CHATS,
    ]);
  looked.seen();
  const { id: _id, units: _units, responsibleId: _who, companyId, ...shown } = party;
  return {
    ok: true as const,
    party: { ...shown, hasHiddenCompany: companyId !== null && party.company === null },
    custom: custom.map(({ id: _inner, publicId: id, ...field }) => ({ id, ...field })),
    values,
    notes,
    history,
    tasks,
    deals,
    contacts,
    duplicates,
    chats,
    currency,
    seesPoints: look.points,
    mayEdit,
    mayMerge: mayEdit && kind === "contact" && can(viewer, "contacts.delete"),
    mayDelete: writes && can(viewer, recordRight(kind, "delete"), targetOf(party)),
    mayNote: writes,
    mayTask: writes && can(viewer, "tasks.create"),
    mayDeal: writes && can(viewer, "deals.create"),
  };
}

export type PartyCard = Extract<NonNullable<Awaited<ReturnType<typeof showParty>>>, { ok: true }>;
