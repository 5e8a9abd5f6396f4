import { useFormat, useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { MailboxFrame } from "./mailbox";

type Props = { mail: { toEmail: string; subject: string; text: string; createdAt: number }; origin: string };

/** One mail as its receiver would read it; links of ours can be followed. */
export function OneMail({ mail, origin }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <MailboxFrame title={mail.subject} back="/dev/mail">
      <Card title={`${t("devmail.to")}: ${mail.toEmail}`} description={format.dateTime(mail.createdAt)}>
        <p className="whitespace-pre-wrap wrap-anywhere">
          {mail.text.split(/(https?:\/\/\S+)/).map((part, index) =>
            part.startsWith(`${origin}/`) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
              <a key={index} href={part} className="text-accent-ink underline underline-offset-2">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      </Card>
    </MailboxFrame>
  );
}
