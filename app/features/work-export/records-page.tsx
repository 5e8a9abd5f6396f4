import { Form, useLocation, useNavigation } from "@remix-run/react";
import type { ListKind } from "~/domain/export/records";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { ExportList } from "../export/page/export-list";
import { listKindOf, listPathOf } from "./kinds";
import type { ShownRecords } from "./show-records.server";

type Props = { kind: ListKind; data: ShownRecords; refusal: MessageKey | null };

/** A list as a file: which columns, in which form; then one's own files with their progress, each for an hour. */
export function RecordsPage({ kind, data, refusal }: Props) {
  const t = useT();
  const navigation = useNavigation();
  const { search } = useLocation();
  const path = listPathOf(kind);
  const nav = kind === "conversation" ? "nav.conversations" : (`nav.${path}` as "nav.deals");
  return (
    <>
      <PageHeader
        back={{ to: `/${path}${search}`, label: t(nav) }}
        title={t(`take.title.${kind}`)}
        description={t("take.lead")}
      />
      {refusal && <Banner tone="danger" className="mb-4" title={t(refusal)} announce />}
      <Section title={t("export.new")} {...(search !== "" && { description: t("take.filtered") })}>
        <Form method="post" action={`/export/${path}${search}`} className="flex flex-col gap-4">
          <fieldset>
            <legend className="mb-1.5 font-medium">{t("take.columns")}</legend>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {data.columns.map(({ name, label }) => (
                <Checkbox key={name} name="columns" value={name} label={label} defaultChecked />
              ))}
            </div>
          </fieldset>
          <div className="flex flex-wrap items-end gap-3">
            <Select
              name="format"
              aria-label={t("export.format")}
              defaultValue="xlsx"
              className="w-auto"
              options={[
                { value: "xlsx", label: "Excel (XLSX)" },
                { value: "csv", label: "CSV" },
                { value: "csv_semicolon", label: t("authlog.export.csv_semicolon") },
              ]}
            />
            <SubmitButton pending={navigation.state === "submitting"}>{t("take.start")}</SubmitButton>
          </div>
        </Form>
      </Section>
      {data.files.length > 0 && (
        <Section title={t("take.mine")} description={t("take.mine_hint")}>
          <ExportList
            exports={data.files}
            titleOf={(table) => t(`take.title.${listKindOf(table) ?? "deal"}`)}
            linkTo={(table, id) => `/export/${table}/${id}`}
          />
        </Section>
      )}
    </>
  );
}
