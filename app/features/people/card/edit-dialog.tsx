import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { isLanguage, LANGUAGES, type MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import type { ConfirmAct } from "../../newcomers/confirm-email.server";
import { EditForm, SEATS } from "../edit-form";
import type { Card } from "../read-card.server";

export type ProfileAnswer = {
  result?: SubmissionResult<string[]>;
  done?: "edited" | "mails" | ConfirmAct;
  refused?: MessageKey;
};

/** Name, phone, language and department of somebody else; saving sends nothing to anybody [AM-06]. */
export function EditDialog({ card }: { card: Card }) {
  const t = useT();
  const wire = useFetcher<ProfileAnswer>();
  const [open, setOpen] = useState(false);
  const done = wire.state === "idle" && wire.data?.done === "edited";
  useEffect(() => {
    if (done) setOpen(false);
  }, [done]);
  const { name, surname, phone, language, departments, departmentPublicId: department } = card;
  // Somebody in a department that the editor may not fill stays there.
  const mayMove = department === null || departments.some(({ value }) => value === department);
  const [form, fields] = useForm({
    id: "edit-profile",
    lastResult: wire.state === "idle" ? (wire.data?.result ?? null) : null,
    defaultValue: {
      name,
      surname,
      phone: phone ?? "",
      language: isLanguage(language) ? language : "",
      department: department ?? "none",
      ...(card.seat === null ? {} : { seat: card.seat }),
    },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: EditForm }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  return (
    <Dialog
      trigger={<Button size="sm">{t("profile.edit")}</Button>}
      title={t("profile.edit")}
      description={t("profile.edit.lead")}
      open={open}
      onOpenChange={setOpen}
    >
      <AppForm form={form} as={wire.Form}>
        <input type="hidden" name="intent" value="edit_profile" />
        <FormField field={fields.name} label={t("field.first_name")} autoComplete="off" />
        <FormField
          field={fields.surname}
          label={t("field.last_name")}
          aside={t("common.optional")}
          autoComplete="off"
        />
        <FormField
          field={fields.phone}
          label={t("field.phone")}
          aside={t("common.optional")}
          type="tel"
          autoComplete="off"
        />
        <FormSelect
          field={fields.language}
          label={t("field.language")}
          placeholder={t("profile.language_of_company")}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        {mayMove && departments.length > 0 && (
          <FormSelect
            field={fields.department}
            label={t("field.department")}
            options={[{ value: "none", label: t("term.no_department") }, ...departments]}
          />
        )}
        {card.seat !== null && card.maySetSeat && (
          <FormSelect
            field={fields.seat}
            label={t("term.seat")}
            hint={t("profile.seat.hint")}
            options={SEATS.map((value) => ({ value, label: t(`profile.seat.${value}`) }))}
          />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={wire.state !== "idle"}>
            {t("act.save")}
          </Button>
        </div>
      </AppForm>
    </Dialog>
  );
}
