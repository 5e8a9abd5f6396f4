import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { DUPLICATE_WAYS, type DuplicateWay } from "~/domain/work/import";
import type { CardKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Progress } from "~/ui/progress";
import { Select } from "~/ui/select";
import type { Table } from "../import-table/read-table";
import { cellsOf, guessMapping, isComplete, type Mapping } from "./columns";
import type { Remembered } from "./import-page";
import { pathOf } from "./kinds";
import { MapRecordColumns } from "./map-columns";
import { sendFile } from "./send-file";

type Props = { kind: CardKind; table: Table; remembered: Remembered };

/** A file that was read: its columns, what happens to duplicates, and the button that begins. */
export function MappedFile({ kind, table, remembered }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const known = remembered.find(({ headers }) => headers.join("\n") === table.header.join("\n"));
  const [mapping, setMapping] = useState<Mapping>(() => known?.mapping ?? guessMapping(kind, table.header));
  const [way, setWay] = useState<DuplicateWay>("skip");
  const [sent, setSent] = useState<number | null>(null);
  const [isRefused, setRefused] = useState(false);
  const path = pathOf(kind);
  const begin = async () => {
    setSent(0);
    setRefused(false);
    const rows = table.rows.map(({ line, cells }) => ({ line, data: cellsOf(cells, mapping) }));
    try {
      navigate(
        `/import/${path}?job=${await sendFile(path, { way, headers: table.header, mapping }, rows, setSent)}`,
      );
    } catch {
      setSent(null);
      setRefused(true);
    }
  };
  return (
    <Card title={t("import.found", { n: table.rows.length })}>
      <div className="flex flex-col gap-4">
        {known && <p className="text-sm text-muted">{t("bring.remembered")}</p>}
        <MapRecordColumns kind={kind} table={table} mapping={mapping} onMap={setMapping} />
        <Field label={t("bring.way")} className="max-w-md">
          <Select
            value={way}
            onChange={(event) => setWay(event.currentTarget.value as DuplicateWay)}
            options={DUPLICATE_WAYS.map((value) => ({ value, label: t(`bring.way.${value}`) }))}
          />
        </Field>
        {isRefused && <Banner tone="danger" announce title={t("bring.not_sent")} />}
        {sent !== null && <Progress label={t("import.sending")} value={sent} max={table.rows.length} />}
        <div>
          <Button
            variant="primary"
            disabled={!isComplete(mapping)}
            loading={sent !== null}
            onClick={() => void begin()}
          >
            {t("bring.begin", { n: table.rows.length })}
          </Button>
          {!isComplete(mapping) && <p className="mt-2 text-sm text-held-ink">{t("bring.incomplete")}</p>}
        </div>
      </div>
    </Card>
  );
}
