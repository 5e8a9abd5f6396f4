/** A mail in words, ready for a mail server. */
export type Outgoing = {
  /** Stable over all attempts: a server or a reader can see that two are the same. */
  id: string;
  to: { email: string; name: string };
  kind: string;
  language: string;
  subject: string;
  text: string;
  html: string;
};

/**
 * What became of it. `refused`: for good (SMTP 5yz); `later`: not now (4yz); `down`: no conversation could be had, so
 * the others need not be tried either. `said`: the server's words.
 */
export type Delivery = { kind: "sent" | "refused" | "later" | "down"; said: string };

/** Where mails go; one connection may carry many. */
export type MailSession = { send(mail: Outgoing): Promise<Delivery>; close(): Promise<void> };
export type MailDriver = { name: "smtp" | "cloudflare" | "mailbox"; open(): MailSession };
