import { Printer } from "lucide-react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { CopyButton } from "~/ui/copy-button";
import { Dialog } from "~/ui/dialog";

type Props = { codes: string[] | null; onClose: () => void };

/** The five codes, once: nobody can read them again, only make new ones (semantics 8). */
export function CodesDialog({ codes, onClose }: Props) {
  const t = useT();
  if (codes === null) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("recovery.codes.title")}
      description={t("recovery.codes.lead")}
      footer={
        <>
          <Button icon={<Printer size={16} />} onClick={() => window.print()}>
            {t("recovery.codes.print")}
          </Button>
          <CopyButton text={codes.join("\n")} label={t("recovery.codes.copy")} size="md" />
          <Button variant="primary" onClick={onClose}>
            {t("recovery.codes.saved")}
          </Button>
        </>
      }
    >
      <ol className="grid gap-1.5 sm:grid-cols-2" data-codes="">
        {codes.map((code) => (
          <li
            key={code}
            className="rounded-md border border-line bg-sunken px-3 py-2 font-mono text-md tracking-wide select-all"
          >
            {code}
          </li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-muted">
        {t("recovery.codes.where", {
          link: `${typeof location === "undefined" ? "" : location.origin}/recover`,
        })}
      </p>
    </Dialog>
  );
}
