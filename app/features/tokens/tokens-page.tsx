import { BookOpen, KeyRound } from "lucide-react";
import type { Permission } from "~/domain/access";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import type { TokensAnswer } from "./answer-tokens.server";
import type { TokenLine } from "./list-tokens.server";
import { NewToken } from "./new-token";
import { ShownOnce } from "./shown-once";
import { useTokenColumns } from "./token-columns";

export type TokensData = {
  tokens: TokenLine[];
  mayService: boolean;
  offered: Permission[];
  origin: string;
};

/** Settings → API: make a token, see which are used from where, end them. */
export function TokensPage({ data, answer }: { data: TokensData; answer: TokensAnswer | undefined }) {
  const t = useT();
  const columns = useTokenColumns(data.mayService);
  return (
    <>
      <PageHeader
        title={t("tokens.title")}
        description={t("tokens.lead")}
        actions={
          <ButtonLink to="/api/docs" reloadDocument icon={<BookOpen size={16} />}>
            {t("tokens.docs")}
          </ButtonLink>
        }
      />
      {answer?.created && <ShownOnce created={answer.created} origin={data.origin} />}
      {answer?.revoked && (
        <Banner tone="ok" className="mb-5" announce>
          {t("tokens.revoked")}
        </Banner>
      )}
      <Table
        caption={t("tokens.title")}
        columns={columns}
        rows={data.tokens}
        rowKey={(token) => token.id}
        empty={
          <EmptyState icon={<KeyRound size={18} />} title={t("tokens.none")} text={t("tokens.none.text")} />
        }
      />
      <Section title={t("tokens.new")} description={t("tokens.new.lead")}>
        <NewToken
          key={answer?.created?.text}
          mayService={data.mayService}
          offered={data.offered}
          result={answer?.result}
        />
      </Section>
    </>
  );
}
