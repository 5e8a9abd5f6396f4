import { DELIVERY_STATES, type DeliveryState } from "~/domain/webhooks/retry";
import { listDeliveries } from "~db/queries/webhooks/deliveries";
import { findWebhook, listWebhooks, type WebhookRow } from "~db/queries/webhooks/list";
import type { Needs } from "../needs";

export type WebhookLine = Omit<WebhookRow, "id" | "publicId"> & { id: string };
const lineOf = ({ id: _, publicId, ...row }: WebhookRow): WebhookLine => ({ ...row, id: publicId });

export const showWebhooks = async (needs: Pick<Needs, "db">, accountId: number): Promise<WebhookLine[]> =>
  (await listWebhooks(needs.db(accountId), accountId)).map(lineOf);

const PAGE = 50;

/** One webhook with a page of its delivery log; nonsense in the search asks for nothing. Null when there is none. */
export async function showWebhook(
  needs: Pick<Needs, "db" | "now">,
  accountId: number,
  id: string,
  search: URLSearchParams,
) {
  const db = needs.db(accountId);
  const hook = await findWebhook(db, accountId, id);
  if (hook === null) return null;
  const after = search.get("after") ?? "";
  const state = (DELIVERY_STATES as readonly string[]).includes(search.get("state") ?? "")
    ? (search.get("state") as DeliveryState)
    : null;
  const before = /^[1-9]\d{0,14}$/.test(after) ? Number(after) : null;
  const rows = await listDeliveries(db, accountId, { hookId: hook.id, state, before, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  return {
    hook: lineOf(hook),
    isRotating: (hook.formerUntil ?? 0) > needs.now,
    state,
    deliveries: page.map(
      ({ publicId, event, at, state, attempts, nextAttemptAt, status, answer, tookMs }) => {
        return { id: publicId, event, at, state, attempts, nextAttemptAt, status, answer, tookMs };
      },
    ),
    next: rows.length > PAGE ? String(page.at(-1)?.id) : null,
  };
}
export type WebhookData = NonNullable<Awaited<ReturnType<typeof showWebhook>>>;
