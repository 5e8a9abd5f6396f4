import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EntryForm } from "./entry-form";
import type { NetworkView } from "./network-view";

/** The first entry is one's own address, called "My office" and filled in already (AM-15, FM-08). */
export function FirstEntry({ view, onPaste }: { view: NetworkView; onPaste: () => void }) {
  const t = useT();
  return (
    <Card
      title={t("network.first.title")}
      description={t("network.first.text")}
      action={
        <Button size="sm" variant="ghost" onClick={onPaste}>
          {t("network.paste")}
        </Button>
      }
    >
      <div className="max-w-xl pt-2">
        <EntryForm view={view} line={null} isFirst submit={t("network.add_mine")} />
      </div>
    </Card>
  );
}
