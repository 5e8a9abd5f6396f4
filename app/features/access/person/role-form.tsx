import { Form, useFetcher } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Field } from "~/ui/field";
import { Fieldset } from "~/ui/fieldset";
import { Select } from "~/ui/select";
import type { Preview } from "../preview";
import { PreviewDetails, PreviewLine } from "../preview-lines";
import type { AccessRefusal } from "../refusals";
import { roleTitle } from "../role-title";
import { sayRefusal } from "../say-refusal";
import type { RightsData } from "./show-rights.server";

export type RoleAnswer = { refusal?: AccessRefusal; preview?: Preview; changed?: boolean };
type Wanted = RightsData["current"];

/** One field "Role" with six choices; "Details" shows its two parts (FM-02). A confirmation always comes first [MC-37]. */
export function RoleForm({ data, answer }: { data: RightsData; answer: RoleAnswer | undefined }) {
  const t = useT();
  const [wanted, setWanted] = useState<Wanted>(data.current);
  const fetcher = useFetcher<RoleAnswer>();
  const submit = useRef(fetcher.submit);
  submit.current = fetcher.submit;
  const isChanged = !isSame(wanted, data.current);
  const fields = fieldsOf(wanted);
  const key = JSON.stringify(fields);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is chosen
  useEffect(() => {
    if (isChanged) submit.current(formOf({ ...fields, intent: "preview" }), { method: "post" });
  }, [key, isChanged]);
  const preview = isChanged ? (fetcher.data?.preview ?? null) : null;
  const choice = data.choices.find((one) => isSame(one, wanted))?.key ?? "other";
  const options = (family: string) =>
    data.roles
      .filter(
        (role) => role.family === family && (role.isActive || wanted[family as "system"] === role.publicId),
      )
      .map((role) => ({ value: role.publicId, label: roleTitle(t, { ...role, family: "special" }) }));
  const special = data.roles.filter(({ family }) => family === "special");
  return (
    <Card title={t("card.role_rights")}>
      <Form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
        {answer?.refusal && (
          <Banner tone="danger" announce>
            {sayRefusal(t, answer.refusal)}
          </Banner>
        )}
        {answer?.changed !== undefined && !isChanged && (
          <Banner tone="ok" announce>
            {t(answer.changed ? "access.person.changed" : "access.person.nothing")}
          </Banner>
        )}
        <Field
          label={t("access.person.choice")}
          hint={choice === "other" ? undefined : t(`role.line.${choice}` as MessageKey)}
        >
          <Select
            value={choice}
            onChange={(event) => {
              const next = data.choices.find((one) => one.key === event.currentTarget.value);
              if (next !== undefined)
                setWanted({ system: next.system, chat: next.chat, special: next.special });
            }}
            options={[
              ...data.choices.map((one) => ({ value: one.key, label: t(`role.${one.key}`) })),
              { value: "other", label: t("access.person.custom"), disabled: choice !== "other" },
            ]}
          />
        </Field>
        <details open={choice === "other"}>
          <summary className="cursor-pointer text-sm text-accent-ink">{t("access.person.details")}</summary>
          <div className="mt-3 grid gap-4 sm:grid-cols-2">
            <Field label={t("role.system")}>
              <Select
                placeholder={t("role.no_system")}
                value={wanted.system ?? ""}
                options={options("system")}
                onChange={(event) => setWanted({ ...wanted, system: event.currentTarget.value || null })}
              />
            </Field>
            <Field label={t("role.chat")}>
              <Select
                placeholder={t("role.none")}
                value={wanted.chat ?? ""}
                options={options("chat")}
                onChange={(event) => setWanted({ ...wanted, chat: event.currentTarget.value || null })}
              />
            </Field>
            <Fieldset legend={t("access.person.special")} className="sm:col-span-2">
              {special.map((role) => (
                <Checkbox
                  key={role.publicId}
                  checked={wanted.special.includes(role.publicId)}
                  label={roleTitle(t, role)}
                  onChange={(event) => {
                    const others = wanted.special.filter((id) => id !== role.publicId);
                    setWanted({
                      ...wanted,
                      special: event.currentTarget.checked ? [...others, role.publicId] : others,
                    });
                  }}
                />
              ))}
            </Fieldset>
          </div>
        </details>
        <div className="flex flex-wrap items-center gap-3">
          <ConfirmDialog
            trigger={
              <Button variant="primary" disabled={!isChanged}>
                {t("access.person.change")}
              </Button>
            }
            title={t("access.person.confirm", { name: data.name })}
            description={t("access.person.confirm.lead")}
            confirm={t("access.person.change")}
            tone="primary"
            fields={{ ...fields, intent: "change" }}
          >
            {preview !== null && preview.people > 0 && <PreviewDetails preview={preview} />}
          </ConfirmDialog>
          <span aria-live="polite" className="min-w-0 text-sm">
            {preview !== null && <PreviewLine preview={preview} />}
          </span>
        </div>
      </Form>
    </Card>
  );
}

const isSame = (a: Wanted, b: Wanted) =>
  a.system === b.system && a.chat === b.chat && [...a.special].sort().join() === [...b.special].sort().join();

const fieldsOf = ({ system, chat, special }: Wanted): Record<string, string | string[]> => ({
  ...(system !== null && { system }),
  ...(chat !== null && { chat }),
  special,
});

function formOf(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form;
}
