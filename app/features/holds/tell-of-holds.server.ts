import type { Hold, HoldKind } from "~/domain/holds/holds";
import { isOpen } from "~/domain/holds/holds";
import { translatorOf } from "~/i18n/server";
import type { Acting } from "../acting";
import { mailPeople } from "../mail/mail-people.server";
import type { Needs } from "../needs";
import type { FinishedHold } from "./finish-holds.server";
import type { Stop } from "./stop-access.server";

/** Holds whose opening and end the person is told of. A lockdown is not: the mailbox may be in the same wrong hands. */
const TOLD: readonly HoldKind[] = ["manual_block", "inactive", "archived"];

/** Tells the person that access is stopped, until when and by whom; the reason only when it was ticked [MC-40]. */
export async function tellStopped(
  needs: Needs,
  { accountId, actor }: Acting,
  userId: number,
  { kind, endsAt, reason, showReason }: Stop,
): Promise<void> {
  if (!TOLD.includes(kind)) return;
  const mail = kind === "manual_block" ? "blocked" : "deactivated";
  await mailPeople(needs, accountId, [userId], {
    kind: mail,
    subject: `mail.${mail}.subject`,
    text: `mail.${mail}.text`,
    values: ({ company, format, language }) => {
      const t = translatorOf(language);
      const until = endsAt === null ? t("mail.blocked.for_good") : format.dateTime(endsAt);
      const lines = [
        mail === "blocked" && t("mail.blocked.until", { date: until }),
        showReason && reason.trim() !== "" && t("mail.blocked.reason", { reason: reason.trim() }),
        t("mail.blocked.contact", { name: actor.name }),
      ];
      return { company, lines: lines.filter(Boolean).join("\n") };
    },
  });
}

/** Tells the person that they may come in again; nothing while another hold still stands. */
export async function tellLifted(
  needs: Needs,
  accountId: number,
  person: { userId: number; holds: readonly Hold[] },
  lifted: readonly string[],
): Promise<void> {
  const stays = person.holds.some((hold) => isOpen(hold, needs.now) && !lifted.includes(hold.id));
  if (!stays) await tellMayComeIn(needs, accountId, person.userId);
}

const tellMayComeIn = (needs: Needs, accountId: number, userId: number) =>
  mailPeople(needs, accountId, [userId], {
    kind: "unblocked",
    subject: "mail.unblocked.subject",
    text: "mail.unblocked.text",
    values: ({ company }) => ({ company, link: needs.origin }),
  });

/** A block has ended by itself: the person and whoever blocked are told (semantics 7). `stays`: another hold stands. */
export async function tellFinished(needs: Needs, hold: FinishedHold, stays: boolean): Promise<void> {
  const { accountId, userId, createdBy, userName, endsAt } = hold;
  if (!TOLD.includes(hold.kind)) return;
  if (!stays) await tellMayComeIn(needs, accountId, userId);
  if (createdBy === null || createdBy === userId) return;
  await mailPeople(needs, accountId, [createdBy], {
    kind: "unblocked",
    subject: "mail.block_ended.subject",
    text: "mail.block_ended.text",
    values: ({ format }) => ({
      person: userName,
      time: format.dateTime(endsAt),
      link: `${needs.origin}/users/${hold.userPublicId}`,
    }),
  });
}
