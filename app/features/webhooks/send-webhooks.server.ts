import { base64url } from "~/domain/ids/public-id";
import { oneLine } from "~/domain/text/one-line";
import { minutes, seconds } from "~/domain/time/durations";
import { bodyOf } from "~/domain/webhooks/message";
import { type NoAnswer, nextTryAt } from "~/domain/webhooks/retry";
import { judgeTarget } from "~/domain/webhooks/target";
import { commit } from "~db/queries/guarded-batch";
import {
  type LeasedDelivery,
  leaseDeliveries,
  pauseGone,
  settleDelivery,
} from "~db/queries/webhooks/deliveries";
import { readMessage } from "~db/queries/webhooks/message";
import type { Needs } from "../needs";
import { signedHeaders } from "./sign.server";

/** Sent side by side; each has five seconds, so a lease outlives its batch. */
const BATCH = 20;
const LEASE_MS = minutes(2);
/** After this no further batch is begun. */
const RUN_MS = seconds(40);

type Came = { status: number | null; answer: string };

/**
 * Sends what is due: run after an answer and by cron, by any number of runners at once (each message has one by its
 * lease). At least once: a receiver tells repetitions by `webhook-id`, which no attempt and no replay changes.
 */
export async function sendWebhooks(needs: Needs, { batches }: { batches: number }) {
  const report = { sent: 0, later: 0, dead: 0 };
  const began = needs.clock();
  for (let batch = 0; batch < batches && needs.clock() - began < RUN_MS; batch++) {
    const now = needs.clock();
    const lease = base64url(needs.random(12));
    const due = await leaseDeliveries(needs.db(0), { lease, now, until: now + LEASE_MS, atMost: BATCH });
    if (due.length === 0) break;
    for (const state of await Promise.all(due.map((delivery) => sendOne(needs, lease, delivery))))
      report[state === "queued" ? "later" : state] += 1;
  }
  return report;
}

async function sendOne(needs: Needs, lease: string, delivery: LeasedDelivery) {
  const began = needs.clock();
  const came = await attempt(needs, delivery, began);
  const now = needs.clock();
  const isTaken = came.status !== null && came.status >= 200 && came.status < 300;
  const isGone = came.status === 410;
  const nextAt = isTaken || isGone ? null : nextTryAt(delivery.attempts, now);
  const state = isTaken ? "sent" : nextAt === null ? "dead" : "queued";
  const done = { ...came, state, nextAttemptAt: nextAt ?? now, tookMs: now - began, now } as const;
  await commit(needs.db(0), [
    settleDelivery(delivery.id, lease, done),
    ...(isGone ? pauseGone(delivery.webhookId, now) : []),
  ]);
  return state;
}

async function attempt(needs: Needs, delivery: LeasedDelivery, now: number): Promise<Came> {
  const { webhooks } = needs;
  // The rule of today decides, also about an address that was saved under another.
  const target = judgeTarget(delivery.url, webhooks.allowsLoopback);
  if (!target.ok) return { status: null, answer: "target" satisfies NoAnswer };
  const secrets = await secretsOf(needs, delivery, now);
  if (secrets === null) return { status: null, answer: "secret" satisfies NoAnswer };
  const facts = await readMessage(needs.db(delivery.accountId), delivery);
  if (facts === null) return { status: null, answer: "retention" satisfies NoAnswer };
  const body = bodyOf(facts);
  const headers = signedHeaders(secrets, { id: delivery.publicId, at: now, body });
  try {
    const response = await webhooks.post(target.url, { headers, body });
    return { status: response.status, answer: await beginningOf(response) };
  } catch (failure) {
    const isLate = failure instanceof Error && failure.name === "TimeoutError";
    return { status: null, answer: (isLate ? "timeout" : "unreachable") satisfies NoAnswer };
  }
}

/** The secret of now, and the former one until its end; null when the key that sealed them is gone. */
async function secretsOf(
  { webhooks }: Needs,
  delivery: LeasedDelivery,
  now: number,
): Promise<string[] | null> {
  const secret = await webhooks.open(delivery.secret);
  if (secret === null) return null;
  const isFormerValid = (delivery.formerUntil ?? 0) > now && delivery.formerSecret !== null;
  const former = isFormerValid ? await webhooks.open(delivery.formerSecret ?? "") : null;
  return former === null ? [secret] : [secret, former];
}

/** The first words of an answer, for the delivery log; the rest is not read. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const { value } = await reader.read();
  await reader.cancel().catch(() => undefined);
  return oneLine(new TextDecoder().decode((value ?? new Uint8Array()).subarray(0, 300)));
}
