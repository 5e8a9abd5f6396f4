import { sendMails as send } from "../../app/features/mail/send-mails.server";
import type { Job } from "./index";

/** Mails that no request has sent: those of jobs, of many receivers, and those that are tried again. */
export const sendMails: Job = {
  name: "send_mails",
  run: (needs) => send(needs, { batches: 40 }),
};
