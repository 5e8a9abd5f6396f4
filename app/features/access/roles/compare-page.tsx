import { Form, useSubmit } from "@remix-run/react";
import { PERMISSIONS, type Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Checkbox } from "~/ui/checkbox";
import { cx } from "~/ui/cx";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { givenWord, LEVEL_TONE } from "../level-look";
import { roleTitle } from "../role-title";
import type { RoleLine } from "./show-roles.server";

type Props = { roles: RoleLine[]; chosen: string[]; onlyDifferences: boolean };

/** Two or three roles side by side; where they differ is marked [BX-09]. */
export function ComparePage({ roles, chosen, onlyDifferences }: Props) {
  const t = useT();
  const submit = useSubmit();
  const shown = chosen.flatMap((id) => roles.filter(({ publicId }) => publicId === id));
  const differs = (permission: Permission) =>
    new Set(shown.map(({ cells }) => cells[permission] ?? "unset")).size > 1;
  const rows = PERMISSIONS.filter(
    (permission) =>
      shown.some(({ cells }) => cells[permission] !== undefined) && (!onlyDifferences || differs(permission)),
  );
  return (
    <>
      <PageHeader
        title={t("access.roles.compare")}
        description={t("access.roles.compare.lead")}
        back={{ to: "/settings/roles", label: t("nav.roles") }}
      />
      <Form
        method="get"
        className="mb-4 flex flex-wrap items-center gap-3"
        onChange={(event) => submit(event.currentTarget)}
      >
        {[0, 1, 2].map((place) => (
          <div key={place} className="w-52">
            <Select
              name="role"
              aria-label={`${t("field.role")} ${place + 1}`}
              defaultValue={chosen[place] ?? ""}
              key={chosen[place] ?? ""}
              placeholder={"\u2013"}
              options={roles.map((role) => ({ value: role.publicId, label: roleTitle(t, role) }))}
            />
          </div>
        ))}
        <Checkbox
          name="only"
          value="differences"
          defaultChecked={onlyDifferences}
          label={t("access.roles.only_differences")}
        />
        <noscript>
          <button type="submit">{t("act.show")}</button>
        </noscript>
      </Form>
      {shown.length > 1 && (
        <div className="overflow-x-auto rounded-lg border border-line bg-surface">
          <table className="w-full text-left">
            <thead className="text-sm text-subtle">
              <tr>
                <th className="sticky left-0 bg-sunken px-4 py-2 font-medium">{t("access.list.what")}</th>
                {shown.map((role) => (
                  <th key={role.publicId} className="min-w-36 bg-sunken px-3 py-2 font-medium text-ink">
                    {roleTitle(t, role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line/70">
              {rows.map((permission) => (
                <tr key={permission} className={cx(differs(permission) && "bg-held-soft")}>
                  <th
                    scope="row"
                    className={cx(
                      "sticky left-0 px-4 py-1.5 font-normal",
                      differs(permission) ? "bg-held-soft" : "bg-surface",
                    )}
                  >
                    {t(`perm.${permission}` as MessageKey)}
                  </th>
                  {shown.map(({ publicId, cells }) => {
                    const level = cells[permission];
                    return (
                      <td key={publicId} className="px-3 py-1.5">
                        {level === undefined ? (
                          <span className="text-subtle">{givenWord(t, permission, level)}</span>
                        ) : (
                          <Badge tone={LEVEL_TONE[level]}>{givenWord(t, permission, level)}</Badge>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
