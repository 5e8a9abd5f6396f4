import { useState } from "react";
import { MOST_RECORDS } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { FileInput } from "~/ui/file-input";
import { PageHeader } from "~/ui/page-header";
import { readTable, type Table, type TableProblem } from "../import-table/read-table";
import type { Mapping } from "./columns";
import { type Begun, ImportResult } from "./import-result";
import { pathOf } from "./kinds";
import { MappedFile } from "./mapped-file";

export type Remembered = { headers: string[]; mapping: Mapping }[];
type Props = { kind: CardKind; remembered: Remembered; begun: Begun | null };

const MOST = { rows: MOST_RECORDS, bytes: 60_000_000 };

/** Import of records: choose a file, say what its columns are, look, import; then how it went, and the way back. */
export function ImportPage({ kind, remembered, begun }: Props) {
  const t = useT();
  const path = pathOf(kind);
  return (
    <>
      <PageHeader
        back={{ to: `/${path}`, label: t(`nav.${path}` as "nav.deals") }}
        title={t(`bring.title.${kind}`)}
        description={t("bring.lead")}
      />
      {begun === null ? (
        <ChooseFile kind={kind} remembered={remembered} />
      ) : (
        <ImportResult kind={kind} begun={begun} />
      )}
    </>
  );
}

function ChooseFile({ kind, remembered }: Omit<Props, "begun">) {
  const t = useT();
  const [table, setTable] = useState<Table | null>(null);
  const [problem, setProblem] = useState<TableProblem | null>(null);
  const read = async (file: File) => {
    const found = await readTable(file, MOST);
    setProblem(typeof found === "string" ? found : null);
    setTable(typeof found === "string" ? null : found);
  };
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <Field
          id="import-file"
          label={t("import.file")}
          hint={t("bring.file_hint")}
          error={problem && t(problem === "not_a_table" ? "import.problem.not_a_table" : `bring.${problem}`)}
        >
          <FileInput accept=".csv,.txt,.xlsx,text/csv" onFile={(file) => void read(file)} />
        </Field>
      </Card>
      {table !== null && (
        <MappedFile key={table.header.join()} kind={kind} table={table} remembered={remembered} />
      )}
    </div>
  );
}
