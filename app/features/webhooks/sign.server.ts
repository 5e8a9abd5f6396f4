import { Webhook } from "standardwebhooks";
import type { Needs } from "../needs";

/** 32 random bytes as Standard Webhooks writes them. */
export const newSecret = ({ random }: Pick<Needs, "random">) =>
  `whsec_${btoa(String.fromCharCode(...random(32)))}`;

type Message = { id: string; at: number; body: string };

/** Headers of one attempt (Standard Webhooks 1.0): a signature by each secret that is valid, the newest first. */
export function signedHeaders(secrets: readonly string[], { id, at, body }: Message): Record<string, string> {
  const moment = new Date(at);
  return {
    "content-type": "application/json",
    "user-agent": "Gatehouse-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, moment, body)).join(" "),
  };
}
