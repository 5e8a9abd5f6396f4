import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { sayIt } from "~/i18n/said";
import { Field } from "~/ui/field";
import { SubmitButton } from "~/ui/submit-button";
import { TextInput } from "~/ui/text-input";
import { ActionRows } from "./action-rows";
import type { TypeAnswer } from "./answer-type.server";
import type { ShownType } from "./types-page";

type Props = { type: ShownType | null; answer: TypeAnswer | undefined };

/** A type of another application: its name, the attributes that bear its things, its actions. */
export function TypeFields({ type, answer }: Props) {
  const t = useT();
  const start = answer?.typed ?? {
    type: type?.type ?? "",
    ownerAttribute: type?.ownerAttribute ?? "",
    departmentAttribute: type?.departmentAttribute ?? "",
    rows: type?.actions ?? [],
  };
  const error = (field: keyof NonNullable<TypeAnswer["errors"]>) => {
    const text = answer?.errors?.[field];
    return text === undefined ? undefined : sayIt(t, text);
  };
  return (
    <Form method="post" className="flex max-w-3xl flex-col gap-4" noValidate>
      <input type="hidden" name="intent" value="save" />
      <Field id="type" label={t("foreign.type")} hint={t("foreign.type_hint")} error={error("type")} required>
        <TextInput
          name="type"
          defaultValue={start.type}
          readOnly={type !== null}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="owner"
          label={t("foreign.owner")}
          hint={t("foreign.owner_hint")}
          error={error("ownerAttribute")}
        >
          <TextInput
            name="ownerAttribute"
            defaultValue={start.ownerAttribute ?? ""}
            placeholder="owner"
            autoComplete="off"
          />
        </Field>
        <Field
          id="department"
          label={t("foreign.department")}
          hint={t("foreign.department_hint")}
          error={error("departmentAttribute")}
        >
          <TextInput
            name="departmentAttribute"
            defaultValue={start.departmentAttribute ?? ""}
            placeholder="department"
            autoComplete="off"
          />
        </Field>
      </div>
      <ActionRows rows={start.rows} error={error("actions")} />
      <div>
        <SubmitButton>{t("foreign.save")}</SubmitButton>
      </div>
    </Form>
  );
}
