import { Link } from "@remix-run/react";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { PartyCard } from "./show-party.server";

/** Others with the same phone or e-mail; a contact can take a duplicate over. */
export function Duplicates({ path, card }: { path: string; card: PartyCard }) {
  const t = useT();
  return (
    <Card title={t("duplicates.title")} description={t("duplicates.line")}>
      <ul className="flex flex-col gap-2">
        {card.duplicates.map(({ publicId, name }) => (
          <li key={publicId} className="flex flex-wrap items-center justify-between gap-2">
            <Link to={`${path}/${publicId}`} prefetch="none" className="text-accent-ink hover:underline">
              {name}
            </Link>
            {card.mayMerge && (
              <ConfirmDialog
                trigger={<Button size="sm">{t("duplicates.merge")}</Button>}
                title={t("duplicates.merge.title", { name })}
                description={t("duplicates.merge.line", { name: card.party.name })}
                confirm={t("duplicates.merge")}
                tone="primary"
                fields={{ intent: "merge", from: publicId }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
