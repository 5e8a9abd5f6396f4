import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import type { Preview } from "../access/preview";

/** `ask`: nothing is saved yet, the change needs a second look (FM-12). */
export type WindowAnswer =
  | { preview: Preview }
  | { ask: Preview }
  | { saved: "done" | "pending"; changed: number; nobody: boolean }
  | { refusal: { code: string; name?: string | undefined; permissions?: readonly string[] | undefined } };

/** What became of the last Save. */
export function WindowAnswers({ answer }: { answer: WindowAnswer | undefined }) {
  const t = useT();
  if (answer === undefined || "preview" in answer || "ask" in answer) return null;
  if ("saved" in answer)
    return (
      <Banner tone="ok" announce>
        {t("crm.window.saved", { n: answer.changed })}{" "}
        {answer.saved === "pending" && t("common.saved_pending")}
      </Banner>
    );
  const { code, name = "", permissions = [] } = answer.refusal;
  const what = permissions.map((permission) => t(`perm.${permission}` as MessageKey)).join(", ");
  return (
    <Banner tone="warn" announce>
      {code === "administrator_sees_all"
        ? t("crm.refused.administrator", { name })
        : t(`access.refused.${code}` as MessageKey, { name, what })}
    </Banner>
  );
}
