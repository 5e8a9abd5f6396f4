import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { LABEL_LENGTH, NETWORKS_PER_LIST } from "~/domain/network/parse-many";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { AppForm, FormTextarea } from "~/ui/form";
import { SubmitButton } from "~/ui/submit-button";
import { PasteEntries } from "./network-form";
import type { NetworkAnswer } from "./network-view";
import { useWire } from "./use-network-form";

/** Many entries at once; a line that cannot be read is named with what is wrong with it, and nothing is saved. */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const wire = useWire();
  const mine = wire.data?.intent === "paste" ? wire.data : undefined;
  const [form, fields] = useForm({
    id: "paste",
    lastResult: mine?.ask === undefined ? mine?.result : undefined,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PasteEntries }),
    shouldValidate: "onSubmit",
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("network.paste.title")}
      description={t("network.paste.text")}
    >
      <AppForm form={form} as={wire.Form}>
        <input type="hidden" name="intent" value="paste" />
        <FormTextarea
          field={fields.lines}
          label={t("network.paste.lines")}
          hint={t("network.paste_hint")}
          rows={8}
          placeholder={"203.0.113.7 # Office\n198.51.100.0/24"}
        />
        <LineReport answer={mine} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("act.cancel")}</Button>
          <SubmitButton pending={wire.state !== "idle"}>{t("act.add")}</SubmitButton>
        </div>
      </AppForm>
    </Dialog>
  );
}

function LineReport({ answer }: { answer: NetworkAnswer | undefined }) {
  const t = useT();
  const lines = answer?.lines ?? [];
  const unread = answer?.unreadLines ?? 0;
  if (lines.length === 0 && unread === 0) return null;
  return (
    <div role="alert" className="rounded-lg border border-refused-line bg-refused-soft px-3 py-2 text-sm">
      <p className="font-semibold text-refused-ink">{t("network.lines_bad", { n: lines.length })}</p>
      <ul className="mt-1 flex max-h-60 flex-col gap-1 overflow-y-auto">
        {lines.map(({ line, text, refusal }) => (
          <li key={line}>
            <span className="font-medium">{t("network.line", { n: line })}:</span>{" "}
            <span className="break-all">{text.slice(0, 80)}</span>{" "}
            <span className="text-refused-ink">
              {t(`error.address.${refusal}`, {
                max: refusal === "label_too_long" ? LABEL_LENGTH : NETWORKS_PER_LIST,
              })}
            </span>
          </li>
        ))}
      </ul>
      {unread > 0 && <p className="mt-1">{t("network.unread_lines", { n: unread })}</p>}
    </div>
  );
}
