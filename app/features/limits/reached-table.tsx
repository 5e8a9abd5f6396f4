import { Form, Link } from "@remix-run/react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { limitTone, Progress } from "~/ui/progress";
import { Table } from "~/ui/table";
import { limitSentence } from "./limit-words";
import { RaiseDialog } from "./raise-dialog";
import type { PersonGauge } from "./read-limits.server";

type Props = { caption: string; gauges: PersonGauge[]; mayRestore: boolean };

/** People with their gauge, until when, who waits for them; and the three answers: pass on, restore, raise (FM-06). */
export function ReachedTable({ caption, gauges, mayRestore }: Props) {
  const t = useT();
  const format = useFormat();
  return (
    <Table
      caption={caption}
      rows={gauges}
      rowKey={({ person, publicId }) => `${person} ${publicId}`}
      empty={<p className="px-4 py-6 text-muted">{t("limits.reached.none")}</p>}
      columns={[
        {
          id: "person",
          header: t("limits.person"),
          onCard: "title",
          interactive: true,
          cell: ({ person, name }) => (
            <Link to={`/users/${person}`} prefetch="none" className="font-medium hover:underline">
              {name}
            </Link>
          ),
        },
        {
          id: "gauge",
          header: t("limits.limit"),
          className: "min-w-56",
          cell: (gauge) => (
            <Progress
              label={limitSentence(t, gauge)}
              value={gauge.count}
              max={gauge.threshold}
              tone={limitTone(gauge.count, gauge.threshold, gauge.warnAt / 100)}
            />
          ),
        },
        {
          id: "until",
          header: t("limits.until"),
          className: "whitespace-nowrap",
          cell: ({ until, hold }) =>
            hold !== null && hold.endsAt === null ? t("limits.until_admin") : format.dayAndTime(until),
        },
        {
          id: "acts",
          header: "",
          align: "end",
          onCard: "line",
          interactive: true,
          cell: (gauge) => (
            <div className="flex flex-wrap items-center justify-end gap-2">
              {gauge.waiting > 0 && <Badge tone="held">{t("limits.waiting", { n: gauge.waiting })}</Badge>}
              {mayRestore && <Acts gauge={gauge} />}
            </div>
          ),
        },
      ]}
    />
  );
}

function Acts({ gauge }: { gauge: PersonGauge }) {
  const t = useT();
  return (
    <>
      {gauge.waiting > 0 && (
        <ButtonLink size="sm" to={`/users/${gauge.person}`}>
          {t("limits.pass_on")}
        </ButtonLink>
      )}
      <RaiseDialog gauge={gauge} />
      <Form method="post">
        <input type="hidden" name="intent" value="restore" />
        <input type="hidden" name="person" value={gauge.person} />
        <input type="hidden" name="limit" value={gauge.publicId} />
        <Button type="submit" size="sm" variant="primary">
          {t("limit.restore_now")}
        </Button>
      </Form>
    </>
  );
}
