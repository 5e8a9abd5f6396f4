import { z } from "@hono/zod-openapi";
import { RECORD_KINDS } from "~/domain/work/kinds";
import { showBin } from "~/features/work/bin/show-bin.server";
import { list } from "../../core/operation";
import { pageOf } from "../../core/paging";
import { At, Id, instant } from "../../schemas/common";

const Binned = z
  .object({
    id: Id,
    kind: z.enum(RECORD_KINDS),
    name: z.string(),
    deleted_at: At,
    deleted_by: z.string().nullable(),
    gone_at: At.openapi({ description: "From then on it cannot be brought back." }),
    may_restore: z.boolean(),
  })
  .openapi("BinnedRecord");

export const bin = [
  list({
    id: "listBin",
    path: "/bin",
    tag: "Work",
    summary: "What lies in the bin",
    description:
      "Of each kind the fifty that were deleted last, within your reach. `POST /deals/{id}/restore` and its like bring one back.",
    needs: "deals.view",
    query: z.strictObject({ kind: z.enum(RECORD_KINDS).optional() }),
    answers: Binned,
    handle: async ({ needs, viewer, query }) => {
      const lines = await showBin(needs, viewer);
      const wanted = lines.filter(({ kind }) => query.kind === undefined || kind === query.kind);
      return pageOf(
        wanted.map((line) => ({
          id: line.publicId,
          kind: line.kind,
          name: line.name,
          deleted_at: instant(line.deletedAt),
          deleted_by: line.deletedBy,
          gone_at: instant(line.goneAt),
          may_restore: line.mayRestore,
        })),
        query,
      );
    },
  }),
];
