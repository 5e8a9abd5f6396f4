import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { ROLE_FAMILIES, type RoleFamily } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormRadioCards, FormSelect, FormTextarea } from "~/ui/form";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { roleTitle } from "../role-title";
import { NewRoleForm } from "./new-role-form";

export type RoleOption = { publicId: string; name: string; template: string | null; family: string };
type Props = {
  roles: RoleOption[];
  from: string | null;
  result: SubmissionResult<string[]> | undefined;
};

/** A name, a kind, and what to begin with; the cells come on the next page. */
export function NewRolePage({ roles, from, result }: Props) {
  const t = useT();
  const origin = roles.find(({ publicId }) => publicId === from);
  const [form, fields] = useForm({
    id: "new-role",
    lastResult: result,
    defaultValue: {
      family: (origin?.family as RoleFamily | undefined) ?? "special",
      from: origin?.publicId ?? "",
    },
    constraint: getZodConstraint(NewRoleForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: NewRoleForm }),
  });
  return (
    <>
      <PageHeader title={t("access.roles.new")} back={{ to: "/settings/roles", label: t("nav.roles") }} />
      <AppForm form={form} className="max-w-xl">
        <FormField field={fields.name} label={t("access.roles.name")} autoComplete="off" />
        <FormRadioCards
          field={fields.family}
          legend={t("access.roles.family")}
          cards={ROLE_FAMILIES.toReversed().map((family) => ({
            value: family,
            title: t(`role.group.${family}`),
            text: t(`access.roles.${family}.lead` as MessageKey),
          }))}
        />
        <FormSelect
          field={fields.from}
          label={t("access.roles.start")}
          placeholder={t("access.roles.start.empty")}
          options={roles.map((role) => ({ value: role.publicId, label: roleTitle(t, role) }))}
        />
        <FormTextarea field={fields.description} label={t("access.roles.description")} rows={2} />
        <SubmitButton className="self-start">{t("act.create")}</SubmitButton>
      </AppForm>
    </>
  );
}
