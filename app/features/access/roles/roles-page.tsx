import { Form, Link } from "@remix-run/react";
import { GitCompareArrows, Plus } from "lucide-react";
import type { RoleFamily } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { PageHeader } from "~/ui/page-header";
import { roleTitle } from "../role-title";
import { roleLine } from "./role-line";
import type { RoleLine } from "./show-roles.server";

const FAMILIES: readonly RoleFamily[] = ["system", "chat", "special"];

/** Roles in three groups, and what nobody is given but everybody and heads have (FM-02). */
export function RolesPage({ roles }: { roles: RoleLine[] }) {
  const t = useT();
  return (
    <Form method="get" action="/settings/roles/compare">
      <PageHeader
        title={t("nav.roles")}
        description={t("access.roles.lead")}
        actions={
          <>
            <Button type="submit" icon={<GitCompareArrows size={16} />}>
              {t("access.roles.compare")}
            </Button>
            <ButtonLink to="/settings/roles/new" variant="primary" icon={<Plus size={16} />}>
              {t("access.roles.new")}
            </ButtonLink>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {FAMILIES.map((family) => (
          <Card
            key={family}
            title={t(`role.group.${family}`)}
            description={t(`access.roles.${family}.lead` as MessageKey)}
            flush
          >
            <Lines roles={roles.filter((role) => role.family === family)} />
          </Card>
        ))}
        <Card title={t("access.roles.everybody")} description={t("access.roles.everybody.lead")} flush>
          <Lines roles={roles.filter((role) => role.family === "implicit")} />
        </Card>
      </div>
    </Form>
  );
}

function Lines({ roles }: { roles: RoleLine[] }) {
  return (
    <ul className="divide-y divide-line/70 border-t border-line">
      {roles.map((role) => (
        <Line key={role.publicId} role={role} />
      ))}
    </ul>
  );
}

function Line({ role }: { role: RoleLine }) {
  const t = useT();
  const name = roleTitle(t, { ...role, family: "special" });
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 hover:bg-hover">
      <span className="relative z-10 flex">
        <Checkbox name="role" value={role.publicId} aria-label={t("ui.select_row", { name })} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={`/settings/roles/${role.publicId}`}
            prefetch="none"
            className="font-medium after:absolute after:inset-0 hover:underline"
          >
            {name}
          </Link>
          {role.template === null && role.original === null && <Badge>{t("role.custom")}</Badge>}
          {role.original !== null && <Badge tone="accent">{t("access.roles.copy")}</Badge>}
          {role.replacedBy !== null && <Badge>{t("access.roles.replaced")}</Badge>}
          {!role.isActive && <Badge tone="held">{t("access.roles.off")}</Badge>}
        </p>
        <p className="text-sm text-muted">{roleLine(t, role)}</p>
      </div>
      <span className="shrink-0 text-sm whitespace-nowrap text-muted">
        {t("count.people", { n: role.holders })}
      </span>
      {role.family !== "implicit" && (
        <Link
          to={`/settings/roles/new?from=${role.publicId}`}
          prefetch="none"
          className="relative z-10 shrink-0 text-sm text-accent-ink hover:underline max-sm:hidden"
        >
          {t("access.roles.clone")}
        </Link>
      )}
    </li>
  );
}
