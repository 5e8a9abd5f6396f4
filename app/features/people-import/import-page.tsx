import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { ROLE_CHOICE_KEYS } from "~/domain/access/role-choices";
import { LANGUAGES } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { FileInput } from "~/ui/file-input";
import { PageHeader } from "~/ui/page-header";
import { Progress } from "~/ui/progress";
import { Select } from "~/ui/select";
import { readTable, type Table, type TableProblem } from "../import-table/read-table";
import { SeatLine } from "../newcomers/seat-line";
import type { Choices } from "../newcomers/show-choices.server";
import { guessMapping, isComplete, isSurnameFirst, type Mapping, personOf } from "./columns";
import { type Begun, ImportResult } from "./import-result";
import { MapPeopleColumns } from "./map-columns";
import { importPath, sendRows } from "./send-rows";
import { WaitingImport } from "./waiting-import";

type Props = {
  choices: Choices;
  department: string | null;
  language: string;
  seats: { active: number; cap: number | null };
  begun: Begun | null;
};

/** Import of people from a CSV or XLSX file (FM-19): choose, say what the columns are, look, import; all in one page. */
export function ImportPage({ begun, ...props }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        back={{ to: "/users", label: t("nav.users") }}
        title={t("import.title")}
        description={t("import.lead")}
        actions={<SeatLine seats={props.seats} />}
      />
      {begun === null ? (
        <ChooseFile {...props} />
      ) : begun.job.state === "filling" ? (
        <WaitingImport job={begun.job} />
      ) : (
        <ImportResult begun={begun} />
      )}
    </>
  );
}

function ChooseFile(props: Omit<Props, "begun">) {
  const t = useT();
  const [table, setTable] = useState<Table | null>(null);
  const [problem, setProblem] = useState<TableProblem | null>(null);
  const read = async (file: File) => {
    const found = await readTable(file);
    setProblem(typeof found === "string" ? found : null);
    setTable(typeof found === "string" ? null : found);
  };
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <Field
          id="import-file"
          label={t("import.file")}
          hint={t("import.file_hint")}
          error={problem && t(`import.problem.${problem}`)}
        >
          <FileInput accept=".csv,.txt,.xlsx,text/csv" onFile={(file) => void read(file)} />
        </Field>
      </Card>
      {table !== null && <Mapped key={table.header.join()} table={table} {...props} />}
    </div>
  );
}

function Mapped({ table, choices, department, language }: { table: Table } & Omit<Props, "begun" | "seats">) {
  const t = useT();
  const navigate = useNavigate();
  const [mapping, setMapping] = useState<Mapping>(() =>
    guessMapping(table.header, table.rows[0]?.cells ?? []),
  );
  const at = mapping.indexOf("full_name");
  const [surnameFirst, setSurnameFirst] = useState(() => at >= 0 && isSurnameFirst(table.header[at] ?? ""));
  const [start, setStart] = useState({
    role: "manager",
    department: department ?? choices.departments[0]?.publicId ?? "",
    language,
  });
  const [sent, setSent] = useState<number | null>(null);
  const [isRefused, setRefused] = useState(false);
  const people = table.rows.map(({ line, cells }) => ({
    line,
    data: personOf(cells, mapping, surnameFirst),
  }));
  const begin = async () => {
    setSent(0);
    setRefused(false);
    try {
      navigate(importPath(await sendRows(start, people, setSent)));
    } catch {
      setSent(null);
      setRefused(true);
    }
  };
  const choose = (name: keyof typeof start) => (event: { currentTarget: { value: string } }) =>
    setStart({ ...start, [name]: event.currentTarget.value });
  return (
    <Card title={t("import.found", { n: table.rows.length })}>
      <div className="flex flex-col gap-4">
        <MapPeopleColumns
          table={table}
          mapping={mapping}
          onMap={setMapping}
          surnameFirst={surnameFirst}
          onSurnameFirst={setSurnameFirst}
          preview={people.slice(0, 5).map(({ data }) => data)}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t("import.default_role")}>
            <Select
              value={start.role}
              onChange={choose("role")}
              options={[
                ...ROLE_CHOICE_KEYS.map((value) => ({ value, label: t(`role.${value}`) })),
                ...choices.ownRoles.map(({ value, name }) => ({ value, label: name })),
              ]}
            />
          </Field>
          <Field label={t("import.default_department")}>
            <Select
              value={start.department}
              onChange={choose("department")}
              placeholder={t("term.no_department")}
              options={choices.departments.map(({ publicId, name }) => ({ value: publicId, label: name }))}
            />
          </Field>
          <Field label={t("invite.language")}>
            <Select
              value={start.language}
              onChange={choose("language")}
              options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            />
          </Field>
        </div>
        {isRefused && <Banner tone="danger" announce title={t("import.not_sent")} />}
        {sent !== null && <Progress label={t("import.sending")} value={sent} max={people.length} />}
        <div>
          <Button
            variant="primary"
            disabled={!isComplete(mapping)}
            loading={sent !== null}
            onClick={() => void begin()}
          >
            {t("import.begin", { n: people.length })}
          </Button>
          {!isComplete(mapping) && <p className="mt-2 text-sm text-held-ink">{t("import.incomplete")}</p>}
        </div>
      </div>
    </Card>
  );
}
