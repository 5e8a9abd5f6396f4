import type { SQL } from "drizzle-orm";
import { base64url } from "~/domain/ids/public-id";
import { decideMail } from "~/domain/mail/decide-mail";
import { nextAttemptAt } from "~/domain/mail/retry";
import { minutes, seconds } from "~/domain/time/durations";
import { commit } from "~db/queries/guarded-batch";
import { mailboxRefused, mailboxWorks } from "~db/queries/mail-channels";
import { type LeasedMail, leaseMails, releaseMails, type Settled, settleMail } from "~db/queries/mail-outbox";
import { inTurn } from "../in-turn.server";
import type { Needs } from "../needs";
import type { Delivery, MailSession } from "./driver";
import { tellMailBroken } from "./tell-mail-broken.server";
import { writeMail } from "./write-mail.server";

/** Mails a lease; each is given 20 s at most by its driver, so a lease outlives the batch. */
const BATCH = 5;
const LEASE_MS = minutes(3);
/** After this no further batch is begun. */
const RUN_MS = seconds(40);

export type SentMails = { sent: number; failed: number; later: number };

/**
 * Sends what is due: run after an answer and by cron, by any number of runners at once (each mail has one by its
 * lease). A mail server that is down ends the run at its first mail; nothing is lost, and nobody waits for it.
 */
export async function sendMails(needs: Needs, { batches }: { batches: number }): Promise<SentMails> {
  const report = { sent: 0, failed: 0, later: 0 };
  const { driver } = needs.mailer;
  if (driver === null) return report;
  const db = needs.db(0);
  const began = needs.clock();
  for (let batch = 0; batch < batches && needs.clock() - began < RUN_MS; batch++) {
    const lease = base64url(needs.random(12));
    const mails = await inTurn(() => {
      const now = needs.clock();
      return leaseMails(db, { lease, now, until: now + LEASE_MS, atMost: BATCH });
    });
    if (mails.length === 0) break;
    const session = driver.open();
    const isDown = await sendBatch(needs, { session, lease, mails, report });
    await session.close().catch(() => undefined);
    if (isDown || mails.length < BATCH) break;
  }
  return report;
}

type Batch = { session: MailSession; lease: string; mails: LeasedMail[]; report: SentMails };

/** True when the server is down: the rest of the batch is given back untried. */
async function sendBatch(needs: Needs, { session, lease, mails, report }: Batch): Promise<boolean> {
  const db = needs.db(0);
  for (const [index, mail] of mails.entries()) {
    const done = await sendOne(needs, session, mail);
    await inTurn(() => commit(db, [settleMail(mail, lease, done.settled), ...done.also]));
    if (done.settled.state === "sent") report.sent += 1;
    else if (done.settled.state === "failed") report.failed += 1;
    else if (done.settled.state === "queued") report.later += 1;
    if (!done.isDown) continue;
    const rest = mails.slice(index + 1).map(({ id }) => id);
    if (rest.length > 0) await commit(db, [releaseMails(lease, rest, done.settled.nextAttemptAt)]);
    return true;
  }
  return false;
}

type Done = { settled: Settled; also: SQL[]; isDown: boolean };

async function sendOne(needs: Needs, session: MailSession, mail: LeasedMail): Promise<Done> {
  const now = needs.clock();
  const decision = decideMail(factsOf(mail), now);
  const base = { toEmail: mail.toEmail, answer: "", reason: null, nextAttemptAt: now, now };
  if ("skip" in decision || mail.details === null) {
    const reason = "skip" in decision ? decision.skip : "no_receiver";
    const state = reason === "expired" ? "failed" : "skipped";
    return { settled: { ...base, state, reason }, also: [], isDown: false };
  }
  const to = { email: decision.send, name: mail.name ?? mail.toName };
  const reader = { name: to.name, language: mail.language, timeZone: mail.timeZone, company: mail.company };
  const written = writeMail(mail.kind, JSON.parse(mail.details), reader, needs.origin);
  const outgoing = { id: mail.publicId, kind: mail.kind, to, ...written };
  const delivery = await session.send(outgoing).catch(
    // A driver that fails in an unforeseen way says nothing about this mailbox: the mail waits.
    (failure): Delivery => ({ kind: "later", said: String(failure).slice(0, 300) }),
  );
  return settle(needs, mail, { ...base, toEmail: to.email, answer: delivery.said }, delivery);
}

function settle(
  needs: Needs,
  mail: LeasedMail,
  base: Omit<Settled, "state">,
  { kind, said }: Delivery,
): Done {
  const { accountId, userId } = mail;
  const receiver = userId === null ? null : { accountId, userId };
  if (kind === "sent")
    return {
      settled: { ...base, state: "sent" },
      also: receiver === null ? [] : [mailboxWorks(receiver)],
      isDown: false,
    };
  if (kind === "refused")
    return {
      settled: { ...base, state: "failed", reason: "refused" },
      also:
        receiver === null
          ? []
          : [mailboxRefused(receiver, said, base.now), ...tellMailBroken(needs, mail, base)],
      isDown: false,
    };
  const nextAt = nextAttemptAt(mail.attempts, base.now);
  const gaveUp = nextAt >= mail.expiresAt;
  return {
    settled: {
      ...base,
      state: gaveUp ? "failed" : "queued",
      reason: gaveUp ? "gave_up" : kind === "down" ? "server_down" : "too_busy",
      nextAttemptAt: nextAt,
    },
    also: [],
    isDown: kind === "down",
  };
}

const factsOf = (mail: LeasedMail) => ({
  kind: mail.kind,
  address: mail.toEmail,
  expiresAt: mail.expiresAt,
  person:
    mail.userId === null
      ? null
      : {
          isDeleted: mail.isDeleted === 1 || mail.email === null,
          isHeld: mail.isHeld === 1,
          email: mail.email ?? "",
          noticeEmail: mail.noticeEmail,
          hasSwitchedOff: mail.hasSwitchedOff === 1,
          isBroken: mail.isBroken === 1,
        },
});
