import { useNavigation } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { AskFirst } from "../access/ask-first";
import { PreviewSummary } from "../access/preview-lines";
import { usePreviewedSave } from "../access/use-previewed-save";
import type { WindowAnswer } from "./window-answers";

type Props = {
  /** How many people are changed. */
  changes: number;
  /** The changes as they are sent. */
  wanted: string;
  answer: WindowAnswer | undefined;
  onCancel: () => void;
};

/** Save of the window "Select roles": before it, who gains and loses what (FM-12). */
export function SaveBar({ changes, wanted, answer, onCancel }: Props) {
  const t = useT();
  const busy = useNavigation().state !== "idle";
  const { preview, asking, cancel, save, confirm } = usePreviewedSave({
    name: "select-roles",
    isChanged: changes > 0,
    key: wanted,
    read: () => formOf({ intent: "save", changes: wanted }),
    answer: answer !== undefined && "ask" in answer ? answer : undefined,
  });
  return (
    <div className="sticky bottom-0 z-20 flex flex-wrap items-center justify-between gap-3 border-t border-line bg-canvas py-3 max-md:bottom-14">
      <div aria-live="polite" className="min-w-0 text-sm">
        <p className="text-muted">{t("crm.window.changed", { n: changes })}</p>
        {preview !== null && <PreviewSummary preview={preview} />}
      </div>
      <div className="flex gap-2">
        <Button onClick={onCancel} disabled={changes === 0}>
          {t("act.cancel")}
        </Button>
        <Button variant="primary" loading={busy} disabled={changes === 0} onClick={save}>
          {t("act.save")}
        </Button>
      </div>
      <AskFirst preview={asking} act={t("act.save")} onCancel={cancel} onConfirm={confirm} />
    </div>
  );
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
