import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { type ExportTable, HAS_PERIOD } from "~/domain/export/tables";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { PageHeader } from "~/ui/page-header";
import { RadioCards } from "~/ui/radio-cards";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { CopySection } from "./copy-section";
import { ExportList } from "./export-list";
import type { ShownExports } from "./show-exports.server";

/** Settings → Export: tables as files (MC-90…93) and the full copy (MC-96). */
export function ExportPage({ data, refusal }: { data: ShownExports; refusal: MessageKey | null }) {
  const t = useT();
  return (
    <>
      <PageHeader title={t("nav.export")} description={t("export.lead")} />
      {refusal && <Banner tone="danger" className="mb-4" title={t(refusal)} announce />}
      <Section title={t("export.new")} description={t("export.new_hint")}>
        <NewExport tables={data.tables} />
      </Section>
      {data.exports.length > 0 && (
        <Section title={t("export.mine")} description={t("export.mine_hint")}>
          <ExportList
            exports={data.exports}
            titleOf={(table) => t(`export.table.${table}`)}
            linkTo={(_table, id) => `/settings/export/${id}`}
          />
        </Section>
      )}
      {data.copies && <CopySection copies={data.copies} />}
    </>
  );
}

function NewExport({ tables }: { tables: ShownExports["tables"] }) {
  const t = useT();
  const navigation = useNavigation();
  const [table, setTable] = useState<ExportTable>("people");
  const chosen = tables.find((one) => one.table === table);
  return (
    <Form method="post" action="/settings/export" className="flex flex-col gap-4">
      <input type="hidden" name="intent" value="export" />
      <RadioCards
        legend={t("export.what")}
        name="table"
        columns={2}
        value={table}
        onChange={(value) => setTable(value as ExportTable)}
        cards={tables.map((one) => ({
          value: one.table,
          title: t(`export.table.${one.table}`),
          text: t(`export.table.${one.table}.text`),
        }))}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium">{t("export.columns")}</legend>
        <div key={table} className="flex flex-wrap gap-x-5 gap-y-2">
          {chosen?.columns.map(({ name, label }) => (
            <Checkbox key={name} name="columns" value={`${table}.${name}`} label={label} defaultChecked />
          ))}
        </div>
      </fieldset>
      {HAS_PERIOD.includes(table) && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="mb-1.5 font-medium">{t("log.period")}</legend>
          {(["from", "to"] as const).map((name) => (
            <TextInput
              key={name}
              type="date"
              name={name}
              aria-label={t(`common.${name}`)}
              className="w-auto"
            />
          ))}
        </fieldset>
      )}
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
        <SubmitButton pending={navigation.state === "submitting"}>{t("export.start")}</SubmitButton>
      </div>
    </Form>
  );
}
