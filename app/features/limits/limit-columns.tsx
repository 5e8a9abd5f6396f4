import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import type { Column } from "~/ui/table-types";
import { limitSentence, whomWords } from "./limit-words";
import type { LimitsData } from "./read-limits.server";

type Row = LimitsData["limits"][number];

/** A limit in words, for whom, what happens, and its switch. */
export function useLimitColumns(mayEdit: boolean): Column<Row>[] {
  const t = useT();
  return [
    { id: "limit", header: t("limits.limit"), cell: (row) => limitSentence(t, row), onCard: "title" },
    { id: "who", header: t("limits.who"), cell: (row) => whomWords(t, row) },
    { id: "action", header: t("limits.action"), cell: (row) => t(`limits.action.${row.action}`) },
    {
      id: "restore",
      header: t("limits.restore"),
      cell: (row) =>
        row.action === "warn" ? "–" : t(row.autoRestore ? "limits.restore.window" : "limits.restore.admin"),
    },
    {
      id: "state",
      header: "",
      align: "end",
      onCard: "corner",
      interactive: mayEdit,
      cell: (row) =>
        mayEdit ? (
          <Form method="post">
            <input type="hidden" name="intent" value="switch" />
            <input type="hidden" name="limit" value={row.publicId} />
            {!row.isOn && <input type="hidden" name="on" value="1" />}
            <Button type="submit" size="sm" variant={row.isOn ? "secondary" : "primary"}>
              {t(row.isOn ? "limits.switch_off" : "limits.switch_on")}
            </Button>
          </Form>
        ) : (
          <Badge tone={row.isOn ? "ok" : "neutral"}>
            {t(row.isOn ? "limits.state.on" : "limits.state.off")}
          </Badge>
        ),
    },
  ];
}
