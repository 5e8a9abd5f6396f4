import { z } from "@hono/zod-openapi";
import { LONGEST_MESSAGE } from "~/domain/conversations/standing";
import { receiveMessage } from "~/features/conversations/receive-message.server";
import { ok, operation } from "../../core/operation";
import { refuse, refuseAs } from "../../core/problem";
import { Id, IdPath, Instant, Line, Text } from "../../schemas/common";

const ExternalId = Line(200);

export const incoming = [
  operation({
    id: "receiveMessage",
    method: "post",
    path: "/channels/{id}/messages",
    tag: "Conversations",
    summary: "Take a client's message in",
    description:
      "Finds or makes the conversation, knows the client by phone or e-mail, and gives it to their responsible; else those who receive new clients see it. The same `id` in the same conversation stands once, however often it is sent.",
    needs: "api.service_token",
    params: IdPath,
    body: z
      .strictObject({
        conversation: ExternalId.openapi({ description: "What the channel calls the conversation." }),
        id: ExternalId.openapi({ description: "What the channel calls the message." }),
        client: z
          .strictObject({
            name: Line(120).optional(),
            phone: Line(60).optional(),
            email: Line(254).optional(),
          })
          .default({}),
        text: Text(LONGEST_MESSAGE),
        at: Instant.optional().openapi({ description: "When the client wrote; now when it is not said." }),
      })
      .openapi({
        example: {
          conversation: "wa-447946001800",
          id: "wamid-1",
          client: { name: "Kate Harris", phone: "+44 20 7946 0018" },
          text: "Is the oak table still there?",
        },
      }),
    answers: z.object({ conversation: Id }).openapi("ReceivedMessage"),
    handle: async ({ needs, viewer, params: { id }, body }) => {
      const told = {
        source: id,
        chat: body.conversation,
        message: body.id,
        client: body.client,
        text: body.text,
        at: body.at === undefined ? needs.now : Date.parse(body.at),
      };
      const outcome = await receiveMessage(needs, viewer.accountId, told, viewer.actor);
      if (outcome.ok) return ok({ conversation: outcome.chat });
      if (outcome.refusal === "no_source") return refuse("not_found");
      if (outcome.refusal === "conflict") return refuse("conflict");
      return refuseAs({
        code: "channel_off",
        status: 409,
        title: "The channel is off, or paused and takes no new conversations.",
      });
    },
  }),
];
