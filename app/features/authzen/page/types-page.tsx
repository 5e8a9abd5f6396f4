import { BookOpen, Shapes } from "lucide-react";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Section } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import type { TypeAnswer } from "./answer-type.server";
import { Question } from "./question";
import { useTypeColumns } from "./type-columns";
import { TypeFields } from "./type-fields";

export type ShownType = {
  type: string;
  ownerAttribute: string | null;
  departmentAttribute: string | null;
  actions: { action: string; permission: string; pattern: string }[];
  objects: number;
};
type Props = { types: ShownType[]; chosen: string | null; origin: string; answer: TypeAnswer | undefined };

/** Settings → Types of other applications: what they are called, whose they are, what can be done with them. */
export function TypesPage({ types, chosen, origin, answer }: Props) {
  const t = useT();
  const edited = types.find(({ type }) => type === chosen) ?? null;
  const tried = edited ?? types[0];
  return (
    <>
      <PageHeader
        title={t("foreign.title")}
        description={t("foreign.lead")}
        actions={
          <ButtonLink to="/api/docs" reloadDocument icon={<BookOpen size={16} />}>
            {t("foreign.docs")}
          </ButtonLink>
        }
      />
      {answer?.said && (
        <Banner tone={answer.said === "conflict" ? "warn" : "ok"} className="mb-4" announce>
          {t(answer.said === "conflict" ? "error.conflict" : `foreign.${answer.said}`)}
        </Banner>
      )}
      <Table
        caption={t("foreign.title")}
        columns={useTypeColumns()}
        rows={types}
        rowKey={({ type }) => type}
        empty={
          <EmptyState icon={<Shapes size={18} />} title={t("foreign.none")} text={t("foreign.none.text")} />
        }
      />
      {tried !== undefined && <Question type={tried} origin={origin} />}
      <div className="mt-8">
        <Section
          title={edited === null ? t("foreign.new") : t("foreign.edit", { type: edited.type })}
          description={t("foreign.new.lead")}
        >
          {edited !== null && (
            <div>
              <ButtonLink size="sm" to="/settings/types">
                {t("foreign.another")}
              </ButtonLink>
            </div>
          )}
          <TypeFields key={`${chosen} ${types.length}`} type={edited} answer={answer} />
        </Section>
      </div>
    </>
  );
}
