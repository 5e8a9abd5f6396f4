import type { MailDriver } from "../../app/features/mail/driver";
import type { Directory } from "../../db/client";
import type { Config } from "../config";
import type { Env } from "../env";
import { mailboxDriver } from "./mailbox";

/** Where this deployment's mails go; null: nowhere yet, and they wait. */
export function mailDriver(
  _env: Env,
  config: Config,
  { directory, clock }: { directory: Directory; clock: () => number },
): MailDriver | null {
  return config.CLIENT_ADDRESS === "demo" ? mailboxDriver(directory, clock) : null;
}
