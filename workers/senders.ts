import type { MailDriver } from "../app/features/mail/driver";
import { sendMailsSoon } from "../app/features/mail/send-soon.server";
import type { Bell, Mailer, Needs, Webhooks } from "../app/features/needs";
import { ring } from "../app/features/notices/ring.server";
import { sendWebhooks } from "../app/features/webhooks/send-webhooks.server";
import type { Config } from "./config";
import type { Env } from "./env";
import { mailDriver } from "./mail/driver";

/** Mails of one request or cron run; its driver is made when somebody asks for it. */
export class Mailing implements Mailer {
  private made: MailDriver | null | undefined;

  constructor(
    private readonly needs: Needs,
    private readonly env: Env,
    private readonly config: Config,
  ) {}

  get driver(): MailDriver | null {
    if (this.made === undefined) this.made = mailDriver(this.env, this.config, this.needs);
    return this.made;
  }

  sendSoon(): void {
    sendMailsSoon(this.needs);
  }
}

export class Ringing implements Bell {
  constructor(private readonly needs: Needs) {}

  ringSoon(accountId: number): void {
    this.needs.later(ring(this.needs, accountId).catch(() => undefined));
  }
}

/** What is not sent now is sent by cron, whatever the reason. */
export const webhooksOf = (needs: Needs, standing: Omit<Webhooks, "sendSoon">): Webhooks => ({
  allowsLoopback: standing.allowsLoopback,
  post: standing.post,
  seal: standing.seal,
  open: standing.open,
  sendSoon: () => needs.later(sendWebhooks(needs, { batches: 2 }).catch(() => undefined)),
});
