import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { DescriptionList } from "~/ui/description-list";
import { AppForm, FormField } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { AddressForm } from "./own-mail-form";
import type { OwnMailData } from "./show-own-mail.server";

type Props = { data: OwnMailData; result: SubmissionResult<string[]> | undefined };

/** Where notices go: the sign-in's address, or another one once its link was followed [MC-48]. */
export function NoticeAddress({ data: { email, channel }, result }: Props) {
  const t = useT();
  const { noticeEmail, wantedEmail } = channel;
  const [form, fields] = useForm({
    id: "notice-address",
    lastResult: result,
    constraint: getZodConstraint(AddressForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AddressForm }),
    shouldValidate: "onSubmit",
  });
  return (
    <div className="flex flex-col gap-4">
      <DescriptionList
        items={[
          { label: t("ownmail.address.now"), value: noticeEmail ?? email },
          ...(wantedEmail === null
            ? []
            : [
                {
                  label: t("ownmail.address.waits"),
                  value: `${wantedEmail} (${t("ownmail.address.link_sent")})`,
                },
              ]),
        ]}
      />
      <AppForm form={form}>
        <FormField field={fields.email} label={t("ownmail.address.new")} type="email" autoComplete="email" />
        <div>
          <SubmitButton name="intent" value="address">
            {t("ownmail.address.ask")}
          </SubmitButton>
        </div>
      </AppForm>
      {(noticeEmail !== null || wantedEmail !== null) && (
        <Form method="post">
          <SubmitButton variant="secondary" name="intent" value="drop">
            {t("ownmail.address.drop", { email })}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
