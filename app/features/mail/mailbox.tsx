import { Link } from "@remix-run/react";
import { Mail } from "lucide-react";
import type { ReactNode } from "react";
import { useFormat, useT } from "~/i18n/react";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";

type Line = { publicId: string; toEmail: string; subject: string; createdAt: number };

/** The frame of the local mailbox: says on every page that it is one (FM-25). */
export function MailboxFrame({
  title,
  back,
  children,
}: {
  title: string;
  back?: string;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <main className="mx-auto max-w-3xl px-4 py-8">
      <PageHeader
        title={title}
        description={t("devmail.lead")}
        {...(back ? { back: { to: back, label: t("devmail.back") } } : {})}
      />
      {children}
    </main>
  );
}

export function Mailbox({ mails, receivers, to }: { mails: Line[]; receivers: string[]; to: string | null }) {
  const t = useT();
  const format = useFormat();
  return (
    <MailboxFrame title={t("devmail.title")}>
      <FilterBar label={t("devmail.to")}>
        <Select
          name="to"
          defaultValue={to ?? ""}
          aria-label={t("devmail.to")}
          placeholder={t("devmail.from_all")}
          options={receivers.map((each) => ({ value: each, label: each }))}
        />
      </FilterBar>
      <div className="rounded-lg border border-line bg-surface">
        {mails.length === 0 && <EmptyState icon={<Mail size={20} />} title={t("devmail.empty")} />}
        <ul>
          {mails.map((mail) => (
            <li key={mail.publicId} className="border-b border-line last:border-b-0">
              <Link
                to={`/dev/mail/${mail.publicId}`}
                prefetch="none"
                className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 hover:bg-hover/60"
              >
                <span className="min-w-0 font-medium wrap-anywhere">{mail.subject}</span>
                <span className="text-sm text-subtle">
                  {mail.toEmail} · {format.dateTime(mail.createdAt)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </MailboxFrame>
  );
}
