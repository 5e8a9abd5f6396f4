import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { changedCells } from "../matrix";
import { roleTitle } from "../role-title";
import { DeleteRole } from "./delete-role";
import type { RoleCard } from "./read-role.server";
import { type EditAnswer, RoleEditor } from "./role-editor";
import { roleLine } from "./role-line";

type Props = { role: RoleCard; answer: EditAnswer | undefined; asCopy: boolean };

/** One role: what it is, who has it, and its matrix. */
export function RolePage({ role, answer, asCopy }: Props) {
  const t = useT();
  const name = roleTitle(t, { ...role, family: "special" });
  const isAdministrator = role.template === "administrator";
  const mayCopy = role.isTemplate && !isAdministrator && role.replacedBy === null;
  const copying = asCopy && mayCopy;
  const isEditable = !role.isMine && (copying || !role.isTemplate);
  return (
    <>
      <PageHeader
        back={{ to: "/settings/roles", label: t("nav.roles") }}
        title={name}
        description={roleLine(t, role)}
        badges={
          <>
            {role.family !== "implicit" && <Badge>{t(`role.group.${role.family}`)}</Badge>}
            {role.original !== null && <Badge tone="accent">{t("access.roles.copy")}</Badge>}
            {!role.isActive && <Badge tone="held">{t("access.roles.off")}</Badge>}
          </>
        }
        actions={
          <>
            {role.family !== "implicit" && (
              <ButtonLink to={`/settings/roles/new?from=${role.publicId}`}>
                {t("access.roles.clone")}
              </ButtonLink>
            )}
            {role.kind === "role" && !role.isTemplate && !role.isMine && (
              <DeleteRole role={role} name={name} />
            )}
            {mayCopy && !copying && !role.isMine && (
              <ButtonLink variant="primary" to="?own=1">
                {t("act.make_own_copy")}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-4 flex flex-col gap-2 empty:hidden">
        {copying && <Banner>{t("access.copy.lead")}</Banner>}
        {isAdministrator && <Banner>{t("access.copy.fixed")}</Banner>}
        {role.isMine && <Banner tone="warn">{t("access.edit.given_to_you")}</Banner>}
        {role.replacedBy !== null && (
          <Banner
            action={
              <ButtonLink size="sm" to={`/settings/roles/${role.replacedBy.publicId}`}>
                {t("act.open")}
              </ButtonLink>
            }
          >
            {t("access.roles.replaced")}: {role.replacedBy.name}
          </Banner>
        )}
        {role.original !== null && <Difference role={role} />}
      </div>
      {role.names.length > 0 && (
        <p className="mb-4 text-sm text-muted">
          {t("access.edit.holders")}:{" "}
          {role.names.map((person, index) => (
            <span key={person.id}>
              {index > 0 && ", "}
              <Link to={`/users/${person.id}`} prefetch="none" className="text-accent-ink hover:underline">
                {person.name}
              </Link>
            </span>
          ))}
          {role.holders > role.names.length &&
            ` ${t("access.preview.and_more", { n: role.holders - role.names.length })}`}
        </p>
      )}
      <RoleEditor
        key={`${role.publicId} ${copying}`}
        role={role}
        answer={answer}
        asCopy={copying}
        isEditable={isEditable}
      />
    </>
  );
}

function Difference({ role }: { role: RoleCard }) {
  const t = useT();
  const n = changedCells(role.original?.cells ?? {}, role.cells).length;
  return <Banner>{n === 0 ? t("access.copy.same") : t("access.copy.differs", { n })}</Banner>;
}
