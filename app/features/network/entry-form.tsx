import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { type ReactNode, useState } from "react";
import { ENTRY_SCOPES } from "~/domain/network/allowlist";
import { useT } from "~/i18n/react";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { AddressHint } from "./address-hint";
import { AddEntry, ChangeEntry } from "./network-form";
import type { EntryLine, NetworkView } from "./network-view";
import { ScopeFields } from "./scope-fields";
import { useWire } from "./use-network-form";

type Props = {
  view: NetworkView;
  /** The entry to change; null for a new one. */
  line: EntryLine | null;
  /** The very first entry: the viewer's own address, for the whole company. */
  isFirst?: boolean;
  /** Another address than one's own to begin with. */
  address?: string | undefined;
  submit: string;
  cancel?: ReactNode;
};

/** One entry of the list. Errors stand beside their field; a refused save keeps what was typed. */
export function EntryForm({ view, line, address, isFirst = false, submit, cancel }: Props) {
  const t = useT();
  const wire = useWire();
  const intent = line === null ? "add" : "change";
  const schema = line === null ? AddEntry : ChangeEntry;
  const [form, fields] = useForm({
    id: isFirst ? "first" : "entry",
    lastResult: wire.data?.intent === intent && wire.data.ask === undefined ? wire.data.result : undefined,
    constraint: getZodConstraint(schema as typeof AddEntry),
    defaultValue: valuesOf(line, view, { address, office: isFirst ? t("first.my_office") : "" }),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: schema as typeof AddEntry }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const [typed, setTyped] = useState(String(fields.network.initialValue ?? ""));
  return (
    <AppForm form={form} as={wire.Form}>
      <input type="hidden" name="intent" value={intent} />
      {line !== null && <input type="hidden" name="id" value={line.id} />}
      <div>
        <FormField
          field={fields.network}
          label={t("network.address")}
          hint={t("network.address_hint")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <AddressHint typed={typed} mine={view.mine} fieldId={fields.network.id} />
      </div>
      <FormField field={fields.label} label={t("network.label")} autoComplete="off" />
      {!isFirst && (
        <>
          <FormSelect
            field={fields.scope}
            label={t("network.scope")}
            options={ENTRY_SCOPES.map((scope) => ({ value: scope, label: t(`network.scope.${scope}`) }))}
          />
          <ScopeFields
            fields={fields}
            departments={view.departments}
            scope={fields.scope.value ?? "account"}
          />
          <FormField
            field={fields.expires}
            type="date"
            label={t("network.expires")}
            hint={t("network.expires_hint")}
          />
        </>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {cancel}
        <SubmitButton pending={wire.state !== "idle" && wire.formData?.get("intent") === intent}>
          {submit}
        </SubmitButton>
      </div>
    </AppForm>
  );
}

/** A new entry begins with the viewer's own address: the list cannot be kept without it (AM-15). */
function valuesOf(
  line: EntryLine | null,
  view: NetworkView,
  { address, office }: { address: string | undefined; office: string },
) {
  if (line === null) {
    const own = view.mine?.isListed ? "" : (view.mine?.address ?? "");
    return { network: address ?? own, label: office, scope: "account" };
  }
  return {
    network: line.network,
    label: line.label,
    scope: line.scope,
    department: line.department ?? "",
    user: line.user ?? "",
    replaces: line.replaces ? "on" : "",
    expires: line.expires ?? "",
  };
}
