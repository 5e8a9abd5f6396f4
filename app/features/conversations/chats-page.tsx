import { useLocation, useSearchParams } from "@remix-run/react";
import { MessagesSquare } from "lucide-react";
import type { ChatQuery } from "~/domain/conversations/list";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import { ExportLink } from "../work/ui/export-link";
import { ListFoot } from "../work/ui/list-foot";
import { SavedMenu } from "../work/ui/saved-menu";
import { chatColumns } from "./chat-columns";
import { ChatFilters } from "./chat-filters";
import { chatFilterOf } from "./chat-query";
import type { ChatLine, ChatList } from "./list-chats.server";

/** The list of chats within one's scope, newest message first (BX-15). */
export function ChatsPage({
  query,
  list,
  seesPoints,
}: {
  query: ChatQuery;
  list: ChatList;
  seesPoints: boolean;
}) {
  const t = useT();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const isFiltered = chatFilterOf(new URLSearchParams(search)) !== "";
  return (
    <>
      <PageHeader
        title={t("nav.conversations")}
        actions={
          <>
            <SavedMenu saved={list.saved} path="/chats" filter={chatFilterOf} />
            {list.mayExport && <ExportLink path="/chats" />}
          </>
        }
      />
      {params.has("handed") && (
        <Banner tone="ok" announce className="mb-4">
          {t("chats.handed")}
        </Banner>
      )}
      <ChatFilters query={query} list={list} hint={t(seesPoints ? "chats.search_points" : "chats.search")} />
      <Table<ChatLine>
        caption={t("nav.conversations")}
        columns={chatColumns(t)}
        rows={list.chats}
        rowKey={(row) => row.publicId}
        rowTo={(row) => `/chats/${row.publicId}`}
        empty={
          <EmptyState
            icon={<MessagesSquare size={18} />}
            title={t(isFiltered ? "chats.no_match" : "chats.none")}
            text={t(isFiltered ? "users.no_match.line" : "chats.none.line")}
            action={isFiltered && <ButtonLink to="/chats">{t("work.show_all")}</ButtonLink>}
          />
        }
      />
      <ListFoot {...list} />
    </>
  );
}
