import type { MailDriver } from "../../app/features/mail/driver";
import type { Directory } from "../../db/client";
import type { Config } from "../config";
import type { Env } from "../env";
import { bindingDriver } from "./binding";
import { mailboxDriver } from "./mailbox";
import { smtpDriver } from "./smtp";

/** Where this deployment's mails go; null: nowhere yet, and they wait (docs/operations.md). */
export function mailDriver(
  env: Env,
  { MAIL, ORIGIN }: Config,
  { directory, clock }: { directory: Directory; clock: () => number },
): MailDriver | null {
  if (MAIL.kind === "mailbox") return mailboxDriver(directory, clock);
  if (MAIL.kind === "cloudflare") return bindingDriver(env.EMAIL as SendEmail, MAIL.from);
  if (MAIL.kind === "none") return null;
  return smtpDriver({ server: MAIL.server, from: MAIL.from, hello: new URL(ORIGIN).hostname, clock });
}
