import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Plus } from "lucide-react";
import { useState } from "react";
import { CHANNEL_KINDS } from "~/domain/channels/channels";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { AppForm, FormField, FormSelect } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { ConnectForm } from "./channel-form";

export type ConnectAnswer = { result: SubmissionResult<string[]> };

/** "Connect a channel" [BX-12]; it is open when what was sent is refused. */
export function ConnectDialog({ answer }: { answer: ConnectAnswer | undefined }) {
  const t = useT();
  const [open, setOpen] = useState(answer !== undefined);
  return (
    <Dialog
      title={t("channels.connect")}
      description={t("channels.connect.lead")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus size={16} />}>
          {t("channels.connect")}
        </Button>
      }
    >
      <Fields answer={answer} />
    </Dialog>
  );
}

function Fields({ answer }: { answer: ConnectAnswer | undefined }) {
  const t = useT();
  const [form, fields] = useForm({
    id: "connect",
    lastResult: answer?.result,
    constraint: getZodConstraint(ConnectForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ConnectForm }),
  });
  return (
    <AppForm form={form}>
      <input type="hidden" name="intent" value="connect" />
      <FormSelect
        field={fields.kind}
        label={t("channels.kind")}
        options={CHANNEL_KINDS.map((kind) => ({ value: kind, label: t(`channel.kind.${kind}`) }))}
      />
      <FormField field={fields.name} label={t("field.name")} autoComplete="off" />
      <div>
        <SubmitButton>{t("channels.connect")}</SubmitButton>
      </div>
    </AppForm>
  );
}
