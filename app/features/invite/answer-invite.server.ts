import { parseWithZod } from "@conform-to/zod/v4";
import { sql } from "drizzle-orm";
import { mustChangeOne } from "~db/queries/guarded-batch";
import { type Invitation, listInvitations } from "~db/queries/invitations";
import { type Offer, readOffer } from "~db/queries/newcomer-offer";
import { change } from "../gate/change.server";
import type { Needs } from "../needs";
import { wantedOf } from "../newcomers/gift-form";
import { InviteForm, OneForm, readAddresses } from "./invite-form";
import type { InviteAnswer } from "./invite-page";
import { type Inviteful, type Inviting, type Sent, sendInvitation } from "./send-invitation.server";

type Answer = { status: number; body: InviteAnswer };

/** Invites a pasted list, each address with its own outcome; or sends one invitation again, or withdraws it. */
export async function answerInvite(needs: Needs, acting: Inviting, form: FormData): Promise<Answer> {
  if (form.get("intent") !== "invite") return answerOne(needs, acting, form);
  const submission = parseWithZod(form, { schema: InviteForm });
  if (submission.status !== "success") return { status: 400, body: { result: submission.reply() } };
  const { emails, language, ...gift } = submission.value;
  const offer = await readOffer(needs.db(acting.accountId), acting.accountId);
  const wanted = { ...wantedOf(gift), profile: { name: "", surname: "", phone: null, language } };
  const sent: Sent[] = [];
  for (const { email, isGood } of readAddresses(emails))
    sent.push(
      isGood ? await sendInvitation(needs, acting, offer, email, wanted) : { email, problem: "bad_email" },
    );
  return { status: 200, body: { sent } };
}

async function answerOne(needs: Needs, acting: Inviting, form: FormData): Promise<Answer> {
  const parsed = OneForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { status: 400, body: {} };
  const { accountId, actor } = acting;
  const waiting = await listInvitations(needs.db(accountId), accountId);
  const invitation = waiting.find(({ publicId }) => publicId === parsed.data.invitation);
  if (invitation === undefined) return { status: 404, body: {} };
  const { email } = invitation;
  if (parsed.data.intent === "resend") {
    const offer = await readOffer(needs.db(accountId), accountId);
    const sent = await sendInvitation(needs, acting, offer, email, againOf(invitation, offer));
    return { status: 200, body: { sent: [sent] } };
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

/** The same offer once more; what is gone meanwhile is left out. */
function againOf(it: Invitation, offer: Offer): Inviteful {
  const publicIds = (list: readonly { id: number; publicId: string }[], ids: readonly number[]) =>
    list.filter(({ id }) => ids.includes(id)).map(({ publicId }) => publicId);
  const { roleChoice: role, name, surname, phone, language } = it;
  return {
    role,
    department: publicIds(offer.units, it.departmentId === null ? [] : [it.departmentId])[0] ?? "",
    groups: publicIds(offer.units, it.groupIds),
    sources: it.sourceIds === null ? null : publicIds(offer.sources, it.sourceIds),
    cells: [],
    profile: { name, surname, phone, language },
  };
}
