import { Form } from "@remix-run/react";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { SearchInput } from "~/ui/search-input";
import { TickLine } from "./tick-line";
import type { TickRow } from "./tick-view";

export type AccessView = {
  channel: { publicId: string; name: string };
  rows: TickRow[];
  mayEdit: boolean;
  query: string;
  before: string | null;
  after: string | null;
};
export type AccessAnswer =
  | { saved: "done" | "pending"; name: string }
  | { refusal: { code: string; name?: string; permissions?: readonly string[] } };

/** "Access permissions" of one channel [BX-04]: who has what here, and the three boxes of each person. */
export function AccessPage({ view, answer }: { view: AccessView; answer: AccessAnswer | undefined }) {
  const t = useT();
  const { channel, rows, mayEdit, query } = view;
  return (
    <>
      <PageHeader
        back={{ to: `/settings/channels/${channel.publicId}`, label: channel.name }}
        title={t("channels.access")}
        description={`${channel.name}. ${t("ticks.lead")}`}
        actions={mayEdit && <ButtonLink to="/settings/access/options">{t("perm.access.edit")}</ButtonLink>}
      />
      <div className="flex flex-col gap-3">
        <Answer answer={answer} />
        {!mayEdit && <Banner>{t("ticks.read_only", { permission: t("perm.access.edit") })}</Banner>}
        <Form method="get" className="flex gap-2">
          <SearchInput name="q" label={t("channels.queue.find")} defaultValue={query} key={query} />
          <Button type="submit">{t("common.search")}</Button>
        </Form>
        <div className="rounded-lg border border-line bg-surface">
          {rows.length === 0 && <EmptyState title={t("ticks.nobody")} />}
          <ul>
            {rows.map((row) => (
              <TickLine key={`${row.publicId} ${JSON.stringify(row.ticks)}`} row={row} mayEdit={mayEdit} />
            ))}
          </ul>
        </div>
        <Pager before={view.before} after={view.after} kind="order" />
      </div>
    </>
  );
}

function Answer({ answer }: { answer: AccessAnswer | undefined }) {
  const t = useT();
  if (answer === undefined) return null;
  if ("saved" in answer)
    return (
      <Banner tone="ok" announce>
        {t("ticks.saved", { name: answer.name })} {answer.saved === "pending" && t("common.saved_pending")}
      </Banner>
    );
  const { code, name = "", permissions = [] } = answer.refusal;
  const what = permissions.map((permission) => t(`perm.${permission}` as MessageKey)).join(", ");
  return (
    <Banner tone="warn" announce>
      {t(`access.refused.${code}` as MessageKey, { name, what })}
    </Banner>
  );
}
