import { Form, Link } from "@remix-run/react";
import { useState } from "react";
import { levelsOffered, PERMISSIONS, type Permission } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { cx } from "~/ui/cx";
import { Field } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { PageHeader } from "~/ui/page-header";
import { Select } from "~/ui/select";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { levelWord } from "../level-look";
import type { AccessRefusal } from "../refusals";
import { roleTitle } from "../role-title";
import { sayRefusal } from "../say-refusal";
import { EVERYBODY, SUBJECT_KINDS, type SubjectKind } from "../subject-kinds";
import type { Chosen } from "./chosen.server";
import { type Found, PeoplePicker } from "./people-picker";
import type { GrantsData } from "./show-grants.server";

type Props = {
  kind: SubjectKind;
  people: Found[];
  chosen: Chosen;
  data: Pick<GrantsData, "units" | "roles" | "sources">;
  refusal: AccessRefusal | undefined;
};

/** "Add access permission": category, who, what, where, how long [BX-26..BX-33]. */
export function AddPage({ kind, people, chosen, data, refusal }: Props) {
  const t = useT();
  const errorOf = (field: AccessRefusal["field"]) =>
    refusal !== undefined && refusal.field === field ? sayRefusal(t, refusal) : undefined;
  const [permission, setPermission] = useState<Permission | "">(chosen.permission);
  const { units } = data;
  return (
    <>
      <PageHeader title={t("act.add_access")} back={{ to: "/settings/access", label: t("nav.access") }} />
      {refusal !== undefined && refusal.field === undefined && (
        <div className="mb-4">
          <Banner tone="danger" announce>
            {sayRefusal(t, refusal)}
          </Banner>
        </div>
      )}
      <Form method="post" className="flex max-w-3xl flex-col gap-4">
        <input type="hidden" name="intent" value="give" />
        <input type="hidden" name="kind" value={kind} />
        <Card title={t("access.give.kind")}>
          <nav aria-label={t("access.give.kind")} className="mb-4 grid gap-2 sm:grid-cols-2 lg:grid-cols-5">
            {SUBJECT_KINDS.map((one) => (
              <Link
                key={one}
                to={`?kind=${one}`}
                replace
                prefetch="none"
                preventScrollReset
                aria-current={one === kind ? "true" : undefined}
                className={cx(
                  "rounded-md border px-3 py-2 font-medium",
                  one === kind
                    ? "border-accent bg-accent-soft text-accent-ink"
                    : "border-line hover:border-edge",
                )}
              >
                {t(`access.give.kind.${one}`)}
              </Link>
            ))}
          </nav>
          {kind === "user" ? (
            <PeoplePicker first={people} picked={chosen.subject} error={errorOf("subjects")} />
          ) : kind === "everybody" ? (
            <Fieldset legend={t("access.give.kind.everybody")} error={errorOf("subjects")} hideLegend>
              <input type="hidden" name="subjects" value={EVERYBODY} />
              <p className="text-muted">{t("access.give.everybody")}</p>
            </Fieldset>
          ) : (
            <Fieldset legend={t(`access.give.kind.${kind}`)} error={errorOf("subjects")} required>
              {units.length === 0 && <p className="text-muted">{t("access.give.none")}</p>}
              <div className="grid gap-2 sm:grid-cols-2">
                {units.map((unit) => (
                  <Checkbox
                    key={unit.publicId}
                    name="subjects"
                    value={unit.publicId}
                    label={unit.name}
                    defaultChecked={unit.publicId === chosen.subject?.id}
                  />
                ))}
              </div>
            </Fieldset>
          )}
        </Card>
        <Card title={t("access.give.what")}>
          <Fieldset
            legend={t("access.give.roles")}
            hint={t("access.give.roles.hint")}
            error={errorOf("roles")}
          >
            <div className="grid gap-2 sm:grid-cols-2">
              {data.roles
                .filter(({ isActive }) => isActive)
                .map((role) => (
                  <Checkbox
                    key={role.publicId}
                    name="roles"
                    value={role.publicId}
                    label={roleTitle(t, role)}
                  />
                ))}
            </div>
          </Fieldset>
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <Field label={t("access.give.cell")} error={errorOf("cell")}>
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
        <Card>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label={t("access.give.source")} error={errorOf("source")}>
              <Select
                name="source"
                defaultValue={chosen.source}
                placeholder={t("access.give.everywhere")}
                options={data.sources.map(({ publicId, name }) => ({ value: publicId, label: name }))}
              />
            </Field>
            <Field label={t("access.give.from")}>
              <TextInput name="from" type="datetime-local" />
            </Field>
            <Field label={t("access.give.until")} error={errorOf("until")}>
              <TextInput name="until" type="datetime-local" />
            </Field>
          </div>
          <p className="mt-2 text-sm text-subtle">{t("access.give.term_hint")}</p>
        </Card>
        <SubmitButton className="self-start">{t("access.give.submit")}</SubmitButton>
      </Form>
    </>
  );
}
