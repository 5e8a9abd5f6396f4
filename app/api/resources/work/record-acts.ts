import { z } from "@hono/zod-openapi";
import type { RecordKind } from "~/domain/work/kinds";
import { recordRight } from "~/domain/work/rights";
import { type BulkResult, MOST_AT_ONCE } from "~/features/work/outcome";
import type { Asker } from "../../core/context";
import { done, type Operation, ok, operation } from "../../core/operation";
import { Id, IdPath, MADE_UP_ID, Text } from "../../schemas/common";
import { refusedWork } from "./refused-work";

const TAG = "Work";
type Done = { ok: true } | { ok: false; refusal: string; field?: string; until?: number | null };

/** What records of a kind are called here and in their paths. */
export type Named = { kind: RecordKind; one: string; path: string; title: string };

/** Into the bin and out of it. */
export const binOf = (
  { kind, one, path, title }: Named,
  act: (asker: Asker, id: string, intent: "delete" | "restore") => Promise<Done>,
): Operation[] => [
  operation({
    id: `delete${one}`,
    method: "delete",
    path: `${path}/{id}`,
    tag: TAG,
    summary: `Put a ${title} into the bin`,
    description: "It can be restored for 30 days.",
    needs: recordRight(kind, "delete"),
    params: IdPath,
    handle: async ({ params: { id }, ...asker }) => {
      const outcome = await act(asker, id, "delete");
      return outcome.ok ? done() : refusedWork(outcome);
    },
  }),
  operation({
    id: `restore${one}`,
    method: "post",
    path: `${path}/{id}/restore`,
    tag: TAG,
    summary: `Take a ${title} out of the bin`,
    needs: recordRight(kind, "delete"),
    params: IdPath,
    handle: async ({ params: { id }, ...asker }) => {
      const outcome = await act(asker, id, "restore");
      return outcome.ok ? done() : refusedWork(outcome);
    },
  }),
];

/** A note on a card. */
export const notesOf = (
  { kind, one, path, title }: Named,
  act: (asker: Asker, id: string, text: string) => Promise<Done>,
): Operation =>
  operation({
    id: `note${one}`,
    method: "post",
    path: `${path}/{id}/notes`,
    tag: TAG,
    summary: `Write a note on a ${title}`,
    needs: recordRight(kind, "view"),
    params: IdPath,
    body: z.strictObject({ text: Text(5_000) }).openapi({ example: { text: "Wants oak, not pine." } }),
    handle: async ({ params: { id }, body, ...asker }) => {
      const outcome = await act(asker, id, body.text);
      return outcome.ok ? done() : refusedWork(outcome);
    },
  });

/** Several records to one person; each has a result of its own. */
export const giveOf = (
  { kind, one, path, title }: Named,
  many: string,
  act: (asker: Asker, ids: readonly string[], responsible: string) => Promise<BulkResult[]>,
): Operation =>
  operation({
    id: `give${one}s`,
    method: "post",
    path: `${path}/responsible`,
    tag: TAG,
    summary: `Give ${many} to one person`,
    description: `Up to ${MOST_AT_ONCE}; each ${title} has a result of its own, and one refusal stops no other.`,
    needs: recordRight(kind, "edit"),
    body: z
      .strictObject({ ids: z.array(Id).min(1).max(MOST_AT_ONCE), responsible: Id })
      .openapi({ example: { ids: [MADE_UP_ID], responsible: MADE_UP_ID } }),
    answers: z
      .object({ results: z.array(z.object({ id: Id, refusal: z.string().nullable() })) })
      .openapi("GivenRecords"),
    handle: async ({ body, ...asker }) => {
      const results = await act(asker, body.ids, body.responsible);
      return ok({ results: results.map(({ publicId: id, refusal }) => ({ id, refusal })) });
    },
  });
