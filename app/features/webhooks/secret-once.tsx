import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { CopyButton } from "~/ui/copy-button";

/** The signing secret, this one time. */
export function SecretOnce({ secret }: { secret: string }) {
  const t = useT();
  return (
    <Banner tone="ok" className="mb-5" announce title={t("webhooks.secret_ready")}>
      <p>{t("webhooks.once")}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-sm break-all select-all">
          {secret}
        </code>
        <CopyButton text={secret} label={t("webhooks.copy")} />
      </div>
    </Banner>
  );
}
