import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import type { Preview } from "./preview";
import { PreviewDetails } from "./preview-lines";

type Props = {
  /** What it is about; null = nothing is asked. */
  preview: Preview | null;
  /** The question; "Save this change?" without it. */
  title?: string;
  /** The verb of the act. */
  act: string;
  tone?: "primary" | "danger";
  onCancel: () => void;
  onConfirm: () => void;
};

/** The dialog before a change that needs a second look (FM-12). */
export function AskFirst({ preview, title, act, tone = "primary", onCancel, onConfirm }: Props) {
  const t = useT();
  return (
    <Dialog
      open={preview !== null}
      onOpenChange={(open) => !open && onCancel()}
      title={title ?? t("access.preview.title")}
      description={preview === null ? "" : t("access.preview.people", { n: preview.people })}
      footer={
        <>
          <Button onClick={onCancel}>{t("act.cancel")}</Button>
          <Button variant={tone} onClick={onConfirm}>
            {act}
          </Button>
        </>
      }
    >
      {preview !== null && <PreviewDetails preview={preview} />}
    </Dialog>
  );
}
