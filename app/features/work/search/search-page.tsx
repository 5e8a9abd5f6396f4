import { Form } from "@remix-run/react";
import { Search } from "lucide-react";
import { FOUND_PATHS } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { SearchInput } from "~/ui/search-input";
import { LinkList } from "../card/link-list";
import type { SearchGroup } from "./search-records.server";

const TITLES = {
  deal: "nav.deals",
  contact: "nav.contacts",
  company: "nav.companies",
  conversation: "nav.conversations",
} as const;

/** One box for deals, contacts, companies and chats. */
export function SearchPage({ q, groups }: { q: string; groups: SearchGroup[] }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("nav.search")} />
      <Form method="get" role="search" className="mb-4 flex max-w-xl gap-2">
        <SearchInput key={q} name="q" defaultValue={q} placeholder={t("search.hint")} maxLength={100} />
        <Button type="submit">{t("common.search")}</Button>
      </Form>
      {q !== "" && groups.length === 0 && (
        <EmptyState
          icon={<Search size={18} />}
          title={t("common.nothing_found")}
          text={t("users.no_match.line")}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {groups.map(({ kind, found }) => (
          <LinkList
            key={kind}
            title={t(TITLES[kind])}
            none=""
            lines={found.map(({ id, name, note }) => ({ to: `${FOUND_PATHS[kind]}/${id}`, name, note }))}
            action={
              <a
                href={`${FOUND_PATHS[kind]}?q=${encodeURIComponent(q)}`}
                className="text-accent-ink hover:underline"
              >
                {t("work.show_all")}
              </a>
            }
          />
        ))}
      </div>
    </>
  );
}
