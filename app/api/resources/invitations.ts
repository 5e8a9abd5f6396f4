import { z } from "@hono/zod-openapi";
import { ROLE_CHOICE_KEYS, type RoleChoiceKey } from "~/domain/access/role-choices";
import { answerInvite } from "~/features/invite/answer-invite.server";
import { sendInvitation } from "~/features/invite/send-invitation.server";
import { NewEmail } from "~/features/session/typed-text";
import { LANGUAGES, type MessageKey } from "~/i18n";
import { listInvitations } from "~db/queries/invitations";
import { readOffer } from "~db/queries/newcomer-offer";
import { created, done, list, operation } from "../core/operation";
import { pageOf } from "../core/paging";
import { refuse, refuseAs } from "../core/problem";
import { sayProblem } from "../core/said-problem";
import { At, Id, IdPath, instant } from "../schemas/common";

const TAG = "Invitations";
const roles = ROLE_CHOICE_KEYS as [RoleChoiceKey, ...RoleChoiceKey[]];

const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: z.string(),
    department: z.string().nullable(),
    expires_at: At,
    is_expired: z.boolean(),
  })
  .openapi("Invitation");

export const invitations = [
  list({
    id: "listInvitations",
    path: "/invitations",
    tag: TAG,
    summary: "Invitations that wait",
    needs: "users.create",
    answers: Invitation,
    handle: async ({ needs, viewer, query }) => {
      const waiting = await listInvitations(needs.db(viewer.accountId), viewer.accountId);
      return pageOf(
        waiting.map((one) => ({
          id: one.publicId,
          email: one.email,
          role: one.roleChoice,
          department: one.department,
          expires_at: instant(one.expiresAt),
          is_expired: one.expiresAt <= needs.now,
        })),
        query,
      );
    },
  }),
  operation({
    id: "invite",
    method: "post",
    path: "/invitations",
    tag: TAG,
    summary: "Invite somebody by e-mail",
    description: "A single-use link for 7 days; inviting the same address again replaces its link.",
    needs: "users.create",
    body: z
      .strictObject({
        email: NewEmail,
        role: z.enum(roles),
        department: Id.nullable().default(null),
        name: z.string().trim().max(100).default(""),
        surname: z.string().trim().max(100).default(""),
        language: z.enum(LANGUAGES).optional(),
      })
      .openapi({ example: { email: "ada@example.com", role: "manager" } }),
    answers: z.object({ email: z.string(), link: z.string() }).openapi("SentInvitation"),
    status: 201,
    handle: async ({ needs, viewer, body }) => {
      const offer = await readOffer(needs.db(viewer.accountId), viewer.accountId);
      const language = body.language ?? viewer.settings.language;
      const sent = await sendInvitation(needs, viewer, offer, body.email, {
        role: body.role,
        department: body.department ?? "",
        groups: [],
        sources: null,
        cells: [],
        profile: { name: body.name, surname: body.surname, phone: null, language },
      });
      if ("link" in sent) return created({ email: sent.email, link: sent.link }, "/api/v1/invitations");
      const status = sent.problem === "above_you" ? 403 : 409;
      const text = `invite.problem.${sent.problem}` as MessageKey;
      return refuseAs(sayProblem(sent.problem, { text, status, field: "email" }));
    },
  }),
  operation({
    id: "withdrawInvitation",
    method: "delete",
    path: "/invitations/{id}",
    tag: TAG,
    summary: "Withdraw an invitation",
    needs: "users.create",
    params: IdPath,
    handle: async ({ needs, viewer, params: { id } }) => {
      const form = new FormData();
      form.set("intent", "revoke");
      form.set("invitation", id);
      const { status } = await answerInvite(needs, viewer, form);
      if (status === 404) return refuse("not_found");
      return status === 409 ? refuse("conflict") : done();
    },
  }),
];
