import { Form } from "@remix-run/react";
import { CircleCheck, CircleMinus, RefreshCw } from "lucide-react";
import { useFormat, useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";
import type { CrmView } from "./read-crm.server";

type Props = { connection: CrmView["connections"][number] };

/** One CRM: what it can do, when it last told, and the way to the window "Select roles" [WZ-02, WZ-05]. */
export function ConnectionCard({ connection }: Props) {
  const t = useT();
  const format = useFormat();
  const { publicId, name, isBuiltIn, supportsRoles, supportsResponsible, syncedAt, people } = connection;
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          {name} {isBuiltIn && <Badge>{t("crm.built_in")}</Badge>}
        </span>
      }
      description={`${t("count.people", { n: people })} · ${
        syncedAt === null ? t("crm.synced.never") : t("crm.synced", { time: format.dateTime(syncedAt) })
      }`}
    >
      <ul className="flex flex-col gap-2">
        <Capability kind="roles" has={supportsRoles} />
        <Capability kind="responsible" has={supportsResponsible} />
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        {supportsRoles && (
          <ButtonLink variant="primary" to={`/settings/crm/${publicId}/roles`}>
            {t("act.choose_roles")}
          </ButtonLink>
        )}
        <Form method="post">
          <input type="hidden" name="intent" value="refresh" />
          <SubmitButton variant="secondary" name="connection" value={publicId} icon={<RefreshCw size={16} />}>
            {t("act.refresh_crm")}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  );
}

function Capability({ kind, has }: { kind: "roles" | "responsible"; has: boolean }) {
  const t = useT();
  const Icon = has ? CircleCheck : CircleMinus;
  return (
    <li className="flex items-start gap-2">
      <Icon
        size={16}
        className={has ? "mt-0.5 shrink-0 text-ok-ink" : "mt-0.5 shrink-0 text-subtle"}
        aria-hidden="true"
      />
      <div>
        <p className="font-medium">{t(`crm.capability.${kind}`)}</p>
        <p className="text-sm text-muted">{t(`crm.capability.${kind}.${has ? "yes" : "no"}`)}</p>
      </div>
    </li>
  );
}
