import { Form } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Section } from "~/ui/card";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import type { ReceiverRow, Receivers } from "./read-receivers.server";

type Props = { receivers: Receivers[] };

/** Who receives new clients on this channel, by CRM [WZ-06]: the channel's own setting stands before the CRM's (semantics 4). */
export function ReceiversSection({ receivers }: Props) {
  const t = useT();
  return receivers.map(({ connection, people, nobody }) => (
    <Section
      key={connection.publicId}
      title={
        receivers.length === 1 ? t("switch.new_clients") : `${t("switch.new_clients")}: ${connection.name}`
      }
      description={t("channels.receivers.lead")}
    >
      <div className="flex max-w-2xl flex-col gap-3">
        {nobody && <Banner tone="warn">{t("new_clients.nobody")}</Banner>}
        {people.length === 0 ? (
          <p className="text-muted">{t("channels.receivers.none")}</p>
        ) : (
          <ul className="max-h-96 divide-y divide-line/70 overflow-y-auto rounded-lg border border-line">
            {[...people].sort(queueFirst).map((row) => (
              <Receiver key={`${row.publicId} ${row.here}`} row={row} connection={connection.publicId} />
            ))}
          </ul>
        )}
      </div>
    </Section>
  ));
}

function Receiver({ row, connection }: { row: ReceiverRow; connection: string }) {
  const t = useT();
  const saved = row.here === null ? "crm" : row.here ? "yes" : "no";
  const [wanted, setWanted] = useState<string>(saved);
  const receives = row.here ?? row.inherited;
  const asInCrm = t("channels.receivers.crm", { on: row.inherited ? "yes" : "no" });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
      <p className="min-w-0 flex-1 basis-48">
        {row.name} {row.isInQueue && <Badge>{t("ticks.in_queue")}</Badge>}
        {row.department !== null && <span className="block text-sm text-subtle">{row.department}</span>}
      </p>
      {row.mayChange ? (
        <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="intent" value="receives" />
          <input type="hidden" name="connection" value={connection} />
          <input type="hidden" name="person" value={row.publicId} />
          <Select
            name="receives"
            aria-label={`${t("switch.new_clients")}: ${row.name}`}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            options={[
              { value: "crm", label: asInCrm },
              { value: "yes", label: t("channels.receivers.yes") },
              { value: "no", label: t("channels.receivers.no") },
            ]}
          />
          {wanted !== saved && <SubmitButton size="sm">{t("act.save")}</SubmitButton>}
        </Form>
      ) : (
        <Badge tone={receives ? "ok" : "neutral"}>
          {row.here === null ? asInCrm : t(row.here ? "channels.receivers.yes" : "channels.receivers.no")}
        </Badge>
      )}
    </li>
  );
}

const queueFirst = (a: ReceiverRow, b: ReceiverRow) => Number(b.isInQueue) - Number(a.isInQueue);
