import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";
import type { CrmView } from "./read-crm.server";

type Connection = CrmView["connections"][number];
type Props = { connections: Connection[]; mayChange: boolean };

/** Administrators whom a linked CRM names [MC-01]: each can be taken off, and the whole of a CRM too. */
export function CrmAdmins({ connections, mayChange }: Props) {
  const t = useT();
  const linked = connections.filter(({ isBuiltIn, admins }) => !isBuiltIn || admins.length > 0);
  return (
    <Card title={t("crm.admins")} description={t("crm.admins.lead")}>
      {linked.length === 0 && <p className="text-muted">{t("crm.admins.none")}</p>}
      {!mayChange && linked.length > 0 && (
        <p className="mb-2 text-sm text-muted">{t("crm.admins.refused")}</p>
      )}
      {linked.map((connection) => (
        <div key={connection.publicId} className="flex flex-col gap-2">
          <Line
            label={t("crm.admins.on", { name: connection.name })}
            fields={{ intent: "admins", connection: connection.publicId }}
            isOn={connection.adminsAreAdmins}
            mayChange={mayChange}
          />
          <ul className="flex flex-col gap-2 pl-4">
            {connection.admins.map((admin) => (
              <li key={admin.id}>
                <Line
                  label={admin.name}
                  note={
                    admin.isGranted
                      ? t("crm.admins.origin", { origin: t("why.origin.crm_admin") })
                      : t(admin.isTicked ? "crm.admins.none_here" : "crm.admins.off")
                  }
                  fields={{ intent: "tick", person: String(admin.id) }}
                  isOn={admin.isTicked}
                  mayChange={mayChange && connection.adminsAreAdmins}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

type LineProps = {
  label: string;
  note?: string;
  fields: Record<string, string>;
  isOn: boolean;
  mayChange: boolean;
};

function Line({ label, note, fields, isOn, mayChange }: LineProps) {
  const t = useT();
  return (
    <Form method="post" className="flex flex-wrap items-center justify-between gap-2">
      {Object.entries({ ...fields, isOn: isOn ? "no" : "yes" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span className="flex flex-wrap items-center gap-2">
        {label}
        <Badge tone={isOn ? "ok" : "neutral"}>{t(isOn ? "common.yes" : "common.no")}</Badge>
        {note && <span className="text-sm text-subtle">{note}</span>}
      </span>
      {mayChange && (
        <SubmitButton
          size="sm"
          variant="secondary"
          aria-label={`${t(isOn ? "crm.admins.take_off" : "crm.admins.put_on")}: ${label}`}
        >
          {t(isOn ? "crm.admins.take_off" : "crm.admins.put_on")}
        </SubmitButton>
      )}
    </Form>
  );
}
