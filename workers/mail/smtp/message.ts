import { oneLine } from "../../../app/domain/text/one-line";
import type { Outgoing } from "../../../app/features/mail/driver";
import { bodyLines, headerText, mailbox } from "./encode";

export type Sender = { name: string; email: string };

/**
 * A mail as SMTP carries it (RFC 5322): text first, HTML as the alternative. Its id is the same at every attempt, and
 * it says that no person wrote it, so that no holiday answer comes back (RFC 3834).
 */
export function messageOf(mail: Outgoing, sender: Sender, at: number): string {
  const boundary = `part-${mail.id}`;
  const headers = [
    `Date: ${new Date(at).toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${mail.id}@${sender.email.split("@").pop()}>`,
    `From: ${mailbox({ ...sender, name: oneLine(sender.name) })}`,
    `To: ${mailbox({ email: mail.to.email, name: oneLine(mail.to.name) })}`,
    `Subject: ${headerText(oneLine(mail.subject))}`,
    `Content-Language: ${mail.language}`,
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const part = (type: string, body: string) =>
    [
      `--${boundary}`,
      `Content-Type: ${type}; charset=utf-8`,
      "Content-Transfer-Encoding: base64",
      "",
      bodyLines(body),
    ].join("\r\n");
  return [
    ...headers,
    "",
    part("text/plain", mail.text),
    part("text/html", mail.html),
    `--${boundary}--`,
    "",
  ].join("\r\n");
}
