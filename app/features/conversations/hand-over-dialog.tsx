import { Form, useFetcher, useNavigation } from "@remix-run/react";
import { ArrowRightLeft } from "lucide-react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { RecordPicker } from "../work/ui/record-picker";

/** To whom the chat goes: people by name who may answer on its channel (MC-07). */
export function HandOverDialog({ chat }: { chat: string }) {
  const t = useT();
  const navigation = useNavigation();
  const [open, setOpen] = useState(false);
  const [isChosen, setChosen] = useState(false);
  const isSending = String(navigation.formData?.get("intent") ?? "").startsWith("hand_over");
  const { data, load } = useFetcher<{ nobody?: string | null }>();
  const nobody = data?.nobody;
  useEffect(() => {
    if (open) load(`/chats/${chat}/heirs?q=`);
  }, [open, load, chat]);
  useEffect(() => {
    if (isSending) setOpen(false);
  }, [isSending]);
  return (
    <>
      <Button icon={<ArrowRightLeft size={16} />} onClick={() => setOpen(true)}>
        {t("perm.conversations.hand_over")}
      </Button>
      <Dialog
        title={t("perm.conversations.hand_over")}
        description={
          nobody === undefined
            ? t("chats.hand_over.line")
            : nobody === null
              ? t("chats.hand_over.waits")
              : t("chats.hand_over.fallback", { name: nobody })
        }
        open={open}
        onOpenChange={setOpen}
        size="sm"
      >
        <Form method="post" className="flex flex-col gap-4">
          <input
            type="hidden"
            name="intent"
            value={nobody === undefined ? "hand_over" : "hand_over_to_fallback"}
          />
          {nobody === undefined && (
            <Field label={t("chats.hand_over.to")} required>
              <RecordPicker
                of="colleague"
                from={`/chats/${chat}/heirs?`}
                name="to"
                first={null}
                inline
                onPick={(one) => setChosen(one !== null)}
              />
            </Field>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose asChild>
              <Button>{t("act.cancel")}</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={!isChosen && nobody === undefined}>
              {t("perm.conversations.hand_over")}
            </Button>
          </div>
        </Form>
      </Dialog>
    </>
  );
}
