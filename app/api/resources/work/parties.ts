import { z } from "@hono/zod-openapi";
import { recordRight } from "~/domain/work/rights";
import { readRecordQuery } from "~/features/work/list/record-query";
import { actOnParty } from "~/features/work/parties/act-on-party.server";
import { giveParties } from "~/features/work/parties/bulk-parties.server";
import { createParty } from "~/features/work/parties/create-party.server";
import { editParty } from "~/features/work/parties/edit-party.server";
import { listParties } from "~/features/work/parties/list-parties.server";
import { showParty } from "~/features/work/parties/show-party.server";
import type { PartyKind } from "~db/queries/work/parties";
import type { Asker } from "../../core/context";
import { created, done, list, type Operation, ok, operation } from "../../core/operation";
import { isRefusal, refuse } from "../../core/problem";
import { Id, IdPath } from "../../schemas/common";
import { externalOf, readExternalId } from "../../schemas/external-id";
import { asParty, asPartyCard, PARTY_SHAPES } from "./party-shape";
import { partyTextsOf } from "./party-texts";
import { byExternalId } from "./record";
import { binOf, giveOf, type Named, notesOf } from "./record-acts";
import { refusedWork } from "./refused-work";

const TAG = "Work";
type Party = Named & { kind: PartyKind; many: string };
const KINDS: readonly Party[] = [
  { kind: "contact", one: "Contact", path: "/contacts", title: "contact", many: "contacts" },
  { kind: "company", one: "Company", path: "/companies", title: "company", many: "companies" },
];

/** Contacts and companies: the two kinds of client, alike but for a few fields. */
export const parties: Operation[] = KINDS.flatMap((party) => {
  const { kind, one, path, title, many } = party;
  const shapes = PARTY_SHAPES[kind];
  return [
    list({
      id: kind === "contact" ? "listContacts" : "listCompanies",
      path,
      tag: TAG,
      summary: `List ${many}`,
      description: "Those that you may see, the newest change first. A page counts at limits of list items.",
      needs: recordRight(kind, "view"),
      query: z.strictObject({
        q: z.string().max(200).optional(),
        external_id: z.string().max(200).optional(),
        responsible: z.union([z.enum(["me", "none"]), Id]).optional(),
        tag: z.string().max(60).optional(),
      }),
      answers: shapes.listed,
      handle: async ({ query: { limit, cursor, external_id, ...filter }, ...asker }) => {
        if (external_id !== undefined)
          return byExternalId(asker, kind, external_id, (id) => readParty(asker, kind, id, "listed"));
        const params = new URLSearchParams(filter as Record<string, string>);
        const page = `${params}&${cursor ?? ""}`;
        if (cursor !== null) params.set("after", cursor);
        const { needs, viewer } = asker;
        const found = await listParties(needs, viewer, kind, readRecordQuery(params), page, limit);
        if (!found.ok) return refusedWork(found);
        const external = await externalOf(asker, kind, found.parties);
        const items = found.parties.map((row) =>
          asParty(kind, row, { seesPoints: found.seesPoints, externalId: external.get(row.publicId) }),
        );
        return { kind: "page", items, next: found.after ?? found.reached };
      },
    }),
    operation({
      id: `create${one}`,
      method: "post",
      path,
      tag: TAG,
      summary: `Create a ${title}`,
      description: "Yours unless it names somebody.",
      needs: recordRight(kind, "create"),
      body: shapes.made,
      answers: z.object({ id: Id }).openapi("CreatedRecord"),
      status: 201,
      handle: async ({ body, ...asker }) => {
        const sent = await partyTextsOf(asker, kind, null, body);
        if (isRefusal(sent)) return sent;
        const named = await readExternalId(asker, kind, null, body.external_id);
        if (isRefusal(named)) return named;
        const outcome = await createParty(asker.needs, asker.viewer, {
          kind,
          texts: sent.texts,
          points: sent.points ?? [],
          ...(named.externalId === undefined ? {} : { externalId: named.externalId }),
        });
        if (!outcome.ok) return refusedWork(outcome);
        return created({ id: outcome.publicId }, `/api/v1${path}/${outcome.publicId}`);
      },
    }),
    giveOf(party, many, ({ needs, viewer }, ids, responsible) =>
      giveParties(kind)(needs, viewer, ids, responsible),
    ),
    operation({
      id: `get${one}`,
      method: "get",
      path: `${path}/{id}`,
      tag: TAG,
      summary: `Read a ${title}`,
      description: "Counts once a window at limits of viewed cards.",
      needs: recordRight(kind, "view"),
      params: IdPath,
      answers: shapes.card,
      handle: ({ params: { id }, ...asker }) => readParty(asker, kind, id, "card"),
    }),
    operation({
      id: `update${one}`,
      method: "patch",
      path: `${path}/{id}`,
      tag: TAG,
      summary: `Change a ${title}`,
      description: "Only what is sent. Another `responsible` hands it to them.",
      needs: recordRight(kind, "edit"),
      params: IdPath,
      body: shapes.edit,
      handle: async ({ params: { id }, body, seen, ...asker }) => {
        const sent = await partyTextsOf(asker, kind, id, body);
        if (isRefusal(sent)) return sent;
        const named = await readExternalId(asker, kind, id, body.external_id);
        if (isRefusal(named)) return named;
        const outcome = await editParty(asker.needs, asker.viewer, {
          kind,
          party: id,
          mine: sent.texts,
          seen: null,
          points: sent.points,
          externalId: named.externalId,
          ...(seen?.version === undefined ? {} : { version: seen.version }),
        });
        return outcome.ok ? done() : refusedWork(outcome);
      },
    }),
    notesOf(party, ({ needs, viewer }, id, text) =>
      actOnParty(needs, viewer, kind, id, { intent: "note", text }),
    ),
    ...binOf(party, ({ needs, viewer }, id, intent) => actOnParty(needs, viewer, kind, id, { intent })),
  ];
});

/** A contact or a company as its operation shows it; out of reach it is not there. */
async function readParty(asker: Asker, kind: PartyKind, id: string, as: "listed" | "card") {
  const shown = await showParty(asker.needs, asker.viewer, kind, id);
  if (shown === null) return refuse("not_found");
  if (!shown.ok) return refusedWork(shown);
  const { party, values, seesPoints } = shown;
  const externalId = (await externalOf(asker, kind, [party])).get(id);
  const look = { seesPoints, externalId };
  return ok(as === "card" ? asPartyCard(kind, party, values, look) : asParty(kind, party, look));
}
