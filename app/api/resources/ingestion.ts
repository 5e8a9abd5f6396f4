import { z } from "@hono/zod-openapi";
import { ACTIVITY_KINDS } from "~/domain/activity/kinds";
import { INGEST_STATES, ingest } from "~/features/activity/ingest.server";
import { ok, operation } from "../core/operation";
import { Instant, Line } from "../schemas/common";

const Event = z.strictObject({
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, "1 to 100 printable characters.")
    .openapi({ description: "Yours; the same id counts once.", example: "crm-4711" }),
  user: z.string().min(1).max(254).openapi({ description: "E-mail, id or external id." }),
  kind: z.enum(ACTIVITY_KINDS),
  at: Instant,
  object: z
    .strictObject({ type: Line(40), id: Line(100), name: z.string().max(200).default("") })
    .nullable()
    .default(null),
  amount: z.number().int().min(1).max(100_000).default(1),
});

const Answer = z.object({
  id: z.string(),
  state: z.enum(INGEST_STATES),
  reason: z.string().nullable(),
  is_held: z.boolean().openapi({ description: "Whether the person may act no more." }),
});

export const ingestion = [
  operation({
    id: "ingestActivity",
    method: "post",
    path: "/activity",
    tag: "Gate",
    summary: "Tell what people did in another system",
    description:
      "Up to 200 events, in any order, late ones too. Feeds last activity and the stream, and counts at limits whose window is still open. Each event is answered.",
    needs: "api.service_token",
    body: z.strictObject({ events: z.array(Event).min(1).max(200) }).openapi({
      example: {
        events: [
          {
            id: "crm-4711",
            user: "manager@demo.test",
            kind: "stage_changed",
            at: "2026-11-22T09:00:00Z",
            object: { type: "deal", id: "4711" },
          },
        ],
      },
    }),
    answers: z.object({ events: z.array(Answer) }).openapi("IngestedActivity"),
    handle: async ({ needs, viewer, body }) => {
      const events = body.events.map(({ at, ...event }) => ({ ...event, at: Date.parse(at) }));
      const answers = await ingest(needs, viewer, events);
      return ok({ events: answers.map(({ isHeld, ...answer }) => ({ ...answer, is_held: isHeld })) });
    },
  }),
];
