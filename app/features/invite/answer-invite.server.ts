import { parseWithZod } from "@conform-to/zod/v4";
import { sql } from "drizzle-orm";
import type { RoleChoiceKey } from "~/domain/access/role-choices";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { listInvitations } from "~db/queries/invitations";
import { peopleChoices } from "~db/queries/people-choices";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { InviteForm, OneForm, readAddresses } from "./invite-form";
import type { InviteAnswer } from "./invite-page";
import { type Inviting, type Sent, sendInvitation } from "./send-invitation.server";

type Answer = { status: number; body: InviteAnswer };

/** Invites a pasted list, each address with its own outcome; or sends one invitation again, or withdraws it. */
export async function answerInvite(needs: Needs, acting: Inviting, form: FormData): Promise<Answer> {
  if (form.get("intent") !== "invite") return answerOne(needs, acting, form);
  const submission = parseWithZod(form, { schema: InviteForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { emails, role, department, language } = submission.value;
  const { departments } = await peopleChoices(needs.db(acting.accountId), acting.accountId);
  const departmentId = departments.find(({ publicId }) => publicId === department)?.id ?? null;
  const sent: Sent[] = [];
  for (const { email, isGood } of readAddresses(emails)) {
    const wanted = { role: role as RoleChoiceKey, departmentId, language };
    sent.push(isGood ? await sendInvitation(needs, acting, email, wanted) : { email, problem: "bad_email" });
  }
  return { status: 200, body: { sent } };
}

async function answerOne(needs: Needs, acting: Inviting, form: FormData): Promise<Answer> {
  const parsed = OneForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { status: 400, body: {} };
  const { accountId, actor } = acting;
  const waiting = await listInvitations(needs.db(accountId), accountId);
  const invitation = waiting.find(({ publicId }) => publicId === parsed.data.invitation);
  if (invitation === undefined) return { status: 404, body: {} };
  const { email, roleChoice, departmentId, language } = invitation;
  if (parsed.data.intent === "resend") {
    const wanted = { role: roleChoice as RoleChoiceKey, departmentId, language };
    return { status: 200, body: { sent: [await sendInvitation(needs, acting, email, wanted)] } };
  }
  const { lost } = await change(needs, acting, {
    write: [
      sql`UPDATE invitations SET revoked_at = ${needs.now} WHERE account_id = ${accountId} AND id = ${invitation.id}
        AND accepted_at IS NULL AND revoked_at IS NULL`,
      mustChangeOne(),
    ],
    audit: { event: "invite_revoked", actor, target: { kind: "invitation", id: null, name: email } },
    gate: [],
  });
  return { status: lost ? 409 : 200, body: { revoked: !lost } };
}
