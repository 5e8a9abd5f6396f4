import type { GateFact } from "~/domain/access";
import type { MessageKey } from "~/i18n";
import { useT } from "~/i18n/react";
import { Badge } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Time } from "~/ui/time";

/** What stands before all rights: no role opens it (semantics 1) [MC-34, WZ-02]. */
export function GatesCard({ gates }: { gates: GateFact[] }) {
  const t = useT();
  return (
    <Card title={t("access.gates")} description={t("access.gates.lead")}>
      {gates.length === 0 && <p className="text-muted">{t("access.gates.none")}</p>}
      <ul className="flex flex-col gap-2 empty:hidden">
        {gates.map((gate) => (
          <li key={`${gate.kind} ${gate.code}`} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={gate.closed ? "refused" : "neutral"}>
              {t(gate.closed ? "access.gates.closed" : "access.gates.open")}
            </Badge>
            <span>
              {gate.kind === "hold" && t(`reason.${gate.code}` as MessageKey)}
              {gate.kind === "address" && t(gate.closed ? "access.gates.address" : "access.gates.address.ok")}
              {gate.kind === "connector" && t("access.gates.connector", { name: gate.code })}
            </span>
            {gate.until != null && (
              <span className="text-sm text-muted">
                {t("users.until")} <Time at={gate.until} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
