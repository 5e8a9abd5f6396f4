import type { Program } from "../program";
import type { Call } from "./call";

type Ids = { hook: string; doomed: string; delivery: string };
const WANTED = { name: "Contract", url: "https://hooks.example.com/in", events: ["hold_opened"] };

/** Two webhooks and a message of one, for the calls below. */
export async function readWebhookIds(program: Program): Promise<Ids> {
  const make = async () => (await program.post<{ id: string }>("/api/v1/webhooks", WANTED)).body.id;
  const [hook, doomed] = [await make(), await make()];
  await program.post(`/api/v1/webhooks/${hook}/test`);
  const { body } = await program.get<{ items: { id: string }[] }>(`/api/v1/webhooks/${hook}/deliveries`);
  return { hook, doomed, delivery: body.items[0]?.id ?? "" };
}

export function webhookCalls({ hook, doomed, delivery }: Ids): Record<string, Call> {
  const path = `/webhooks/${hook}`;
  return {
    listWebhooks: { path: "/webhooks", expects: 200 },
    createWebhook: { path: "/webhooks", body: WANTED, expects: 201 },
    getWebhook: { path, expects: 200 },
    updateWebhook: { path, body: { name: "Renamed" }, expects: 200 },
    rotateWebhookSecret: { path: `${path}/secret`, expects: 200 },
    testWebhook: { path: `${path}/test`, expects: 204 },
    listWebhookDeliveries: { path: `${path}/deliveries`, expects: 200 },
    // It still waits for its next attempt, so that there is nothing to send again (test/app/webhooks).
    replayWebhookDelivery: { path: `${path}/deliveries/${delivery}/replay`, expects: 409 },
    deleteWebhook: { path: `/webhooks/${doomed}`, expects: 204 },
  };
}
