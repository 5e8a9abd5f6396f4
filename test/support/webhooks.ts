import { Webhook } from "standardwebhooks";
import { WEBHOOK_EVENTS, type WebhookEvent } from "~/domain/webhooks/events";
import { createWebhook } from "~/features/webhooks/save-webhook.server";
import { sendWebhooks } from "~/features/webhooks/send-webhooks.server";
import { changerOf } from "./changer";
import type { TestCompany } from "./company";

export type Taken = { id: string; body: { type: string; account: string; data: Record<string, unknown> } };
export type Posted = { url: string; headers: Record<string, string>; body: string };

/** A webhook of the owner, and a receiver that answers as told. `run` sends what is due. */
export async function aWebhook(company: TestCompany, events: readonly WebhookEvent[] = WEBHOOK_EVENTS) {
  const acting = await changerOf(company, company.owner);
  const posted: Posted[] = [];
  const receiver = { answer: () => new Response("thanks", { status: 200 }) };
  const needs = () => {
    const own = company.needs();
    const post = async (url: string, message: Omit<Posted, "url">) => {
      posted.push({ url, ...message });
      return receiver.answer();
    };
    return { ...own, webhooks: { ...own.webhooks, post, sendSoon: () => undefined } };
  };
  const made = await createWebhook(needs(), acting, {
    name: "Payroll",
    url: "https://hooks.example.com/in",
    events: [...events],
  });
  if (!made.ok) throw new Error(made.refusal);
  return {
    ...made,
    acting,
    posted,
    receiver,
    needs,
    run: () => sendWebhooks(needs(), { batches: 20 }),
    rows: () =>
      company.rows<{
        public_id: string;
        event: string;
        state: string;
        attempts: number;
        next_attempt_at: number;
      }>("SELECT * FROM webhook_deliveries WHERE account_id = ? ORDER BY id", company.accountId),
  };
}

/** What a receiver reads with this secret; throws when the signature does not fit. */
export const opened = (secret: string, { headers, body }: Posted): Taken => ({
  id: headers["webhook-id"] ?? "",
  body: new Webhook(secret).verify(body, headers) as Taken["body"],
});
