import { Form } from "@remix-run/react";
import { Mail } from "lucide-react";
import { MAIL_KINDS } from "~/domain/mail/kinds";
import { MAIL_STATES } from "~/domain/mail/states";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { SearchInput } from "~/ui/search-input";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { Table } from "~/ui/table";
import { BrokenMailboxes } from "./broken-mailboxes";
import { useMailColumns } from "./mail-columns";
import type { MailSearch } from "./mail-search";
import type { MailLogData } from "./show-mail-log.server";

export type MailAnswer = { ok: boolean; said: "test" | "retried" | "throttled" | "not_retried" };
type Props = { data: MailLogData; search: MailSearch; meId: string; answer: MailAnswer | undefined };

/** Mail of the company: where it goes, whose mailbox is broken, and what became of each letter [MC-81, MC-83]. */
export function MailPage({ data, search, meId, answer }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={t("nav.mail")}
        description={t(`maillog.driver.${data.driver ?? "none"}`)}
        actions={
          <Form method="post">
            <input type="hidden" name="person" value={meId} />
            <SubmitButton name="intent" value="test">
              {t("ownmail.test")}
            </SubmitButton>
          </Form>
        }
      />
      {answer !== undefined && (
        <Banner
          tone={answer.ok ? "ok" : "warn"}
          className="mb-4"
          announce
          title={t(`maillog.said.${answer.said}`)}
        />
      )}
      {data.driver === null && (
        <Banner tone="warn" className="mb-4" title={t("maillog.none_set")}>
          {t("maillog.none_set.lead", { n: data.waiting.n })}
        </Banner>
      )}
      <BrokenMailboxes people={data.broken} />
      <FilterBar
        label={t("maillog.filter")}
        search={<SearchInput name="search" defaultValue={search.search} label={t("maillog.search")} />}
      >
        <Select
          name="state"
          defaultValue={search.state ?? ""}
          aria-label={t("maillog.state")}
          placeholder={t("maillog.any_state")}
          options={MAIL_STATES.map((value) => ({ value, label: t(`mailstate.${value}`) }))}
        />
        <Select
          name="kind"
          defaultValue={search.kind ?? ""}
          aria-label={t("maillog.kind")}
          placeholder={t("maillog.any_kind")}
          options={MAIL_KINDS.map((value) => ({ value, label: t(`mailkind.${value}`) }))}
        />
      </FilterBar>
      <Table
        caption={t("maillog.title")}
        rows={data.lines}
        rowKey={({ publicId }) => publicId}
        columns={useMailColumns()}
        empty={<EmptyState icon={<Mail size={20} />} title={t("maillog.none")} />}
      />
      <Pager after={data.next} />
    </>
  );
}
