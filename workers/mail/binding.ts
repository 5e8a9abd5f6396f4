import { oneLine } from "../../app/domain/text/one-line";
import type { Delivery, MailDriver } from "../../app/features/mail/driver";
import type { Sender } from "./smtp/message";

/** What concerns the receiver, for good (Email Service, Workers API, "Error codes"). */
const REFUSED = ["E_RECIPIENT_NOT_ALLOWED", "E_RECIPIENT_SUPPRESSED"];
/** What concerns the sender: the next mail would fare no better. */
const DOWN = [
  "E_SENDER_NOT_VERIFIED",
  "E_SENDER_DOMAIN_NOT_AVAILABLE",
  "E_RATE_LIMIT_EXCEEDED",
  "E_DAILY_LIMIT_EXCEEDED",
];

/** Cloudflare's own e-mail, through the binding EMAIL. */
export const bindingDriver = (email: SendEmail, from: Sender): MailDriver => ({
  name: "cloudflare",
  open: () => ({
    async send({ id, to, subject, text, html }) {
      try {
        const { messageId } = await email.send({
          from,
          to: [{ email: to.email, name: oneLine(to.name) || to.email }],
          subject: oneLine(subject),
          text,
          html,
          headers: { "X-Gatehouse-Mail": id },
        });
        return { kind: "sent", said: messageId };
      } catch (failure) {
        return deliveryOf(failure);
      }
    },
    close: async () => undefined,
  }),
});

function deliveryOf(failure: unknown): Delivery {
  const code = String((failure as { code?: unknown } | null)?.code ?? "");
  const said = `${code} ${failure instanceof Error ? failure.message : String(failure)}`.trim().slice(0, 300);
  if (REFUSED.includes(code)) return { kind: "refused", said };
  return { kind: DOWN.includes(code) ? "down" : "later", said };
}
