import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { CopyButton } from "~/ui/copy-button";

type Props = { created: { name: string; text: string; pending: boolean }; origin: string };

/** The token, this one time, with a first call to try it. */
export function ShownOnce({ created, origin }: Props) {
  const t = useT();
  const call = `curl -H "Authorization: Bearer ${created.text}" ${origin}/api/v1/me`;
  return (
    <Banner tone="ok" className="mb-5" announce title={t("tokens.created", { name: created.name })}>
      <p>{t("tokens.once")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code
          className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-sm break-all select-all"
          data-token=""
        >
          {created.text}
        </code>
        <CopyButton text={created.text} label={t("tokens.copy")} />
      </div>
      <p className="mt-3 text-sm text-muted">{t("tokens.try")}</p>
      <pre className="mt-1 overflow-x-auto rounded-md border border-line bg-surface px-2 py-1 font-mono text-sm whitespace-pre-wrap break-all">
        {call}
      </pre>
      {created.pending && <p className="mt-2">{t("common.saved_pending")}</p>}
    </Banner>
  );
}
