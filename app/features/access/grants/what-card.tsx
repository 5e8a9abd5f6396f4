import { useState } from "react";
import { levelsOffered, PERMISSIONS, type Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { Select } from "~/ui/select";
import { levelWord } from "../level-look";
import { roleTitle } from "../role-title";
import type { GrantsData } from "./show-grants.server";

type Props = {
  roles: GrantsData["roles"];
  chosen: Permission | "";
  errors: { roles: string | undefined; cell: string | undefined };
};

/** What is given: roles, or one right with its level [BX-26]. */
export function WhatCard({ roles, chosen, errors }: Props) {
  const t = useT();
  const [permission, setPermission] = useState(chosen);
  return (
    <Card title={t("access.give.what")}>
      <Fieldset legend={t("access.give.roles")} hint={t("access.give.roles.hint")} error={errors.roles}>
        <div className="grid gap-2 sm:grid-cols-2">
          {roles
            .filter(({ isActive }) => isActive)
            .map((role) => (
              <Checkbox key={role.publicId} name="roles" value={role.publicId} label={roleTitle(t, role)} />
            ))}
        </div>
      </Fieldset>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        <Field label={t("access.give.cell")} error={errors.cell}>
          <Select
            name="permission"
            placeholder={"\u2013"}
            value={permission}
            onChange={(event) => setPermission(event.currentTarget.value as Permission | "")}
            options={PERMISSIONS.filter((one) => one !== "account.close").map((one) => ({
              value: one,
              label: t(`perm.${one}` as MessageKey),
            }))}
          />
        </Field>
        {permission !== "" && (
          <Field label={t("access.give.level")}>
            <Select
              name="level"
              key={permission}
              defaultValue={levelsOffered(permission).find((level) => level !== "denied")}
              options={levelsOffered(permission).map((level) => ({
                value: level,
                label: levelWord(t, permission, level),
              }))}
            />
          </Field>
        )}
      </div>
    </Card>
  );
}
