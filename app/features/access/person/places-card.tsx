import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { CellLine } from "../why/cell-line";
import type { Places } from "./show-places.server";

/** What a person may do on single channels or in single CRMs beyond the rest, and where new clients come to them [MC-24, MC-34, WZ-06]. */
export function PlacesCard({ places: { bound, receives } }: { places: Places }) {
  const t = useT();
  return (
    <Card title={t("access.places")} description={t("access.places.lead")} flush>
      {bound.length === 0 && <p className="px-4 pb-3 text-muted">{t("access.places.none")}</p>}
      {bound.map(({ kind, name, cells }) => (
        <section key={`${kind} ${name}`} className="border-t border-line">
          <h3 className="bg-sunken px-4 py-1.5 text-xs font-medium text-subtle">
            {t(kind === "source" ? "access.places.source" : "access.places.connection", { name })}
          </h3>
          <ul className="divide-y divide-line/70 px-4">
            {cells.map((cell) => (
              <CellLine key={cell.permission} cell={cell} />
            ))}
          </ul>
        </section>
      ))}
      <section className="border-t border-line px-4 py-3">
        <h3 className="font-medium">{t("access.places.receives")}</h3>
        <p className="text-sm text-muted">
          {receives.length === 0
            ? t("access.places.receives.none")
            : receives
                .map(({ source, connection }) => (connection === null ? source : `${source} (${connection})`))
                .join(" \u00b7 ")}
        </p>
      </section>
    </Card>
  );
}
