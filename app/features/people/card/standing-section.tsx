import { useState } from "react";
import { LeaveLinks } from "~/features/hand-over/leave-links";
import { HoldWords } from "~/features/holds/hold-words";
import { LiftDialog } from "~/features/holds/lift-dialog";
import type { OpenHold, Standing } from "~/features/holds/read-standing.server";
import { StopDialog } from "~/features/holds/stop-dialog";
import type { StopStart } from "~/features/holds/stop-fields";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card as Box } from "~/ui/card";
import { Switch } from "~/ui/switch";
import type { Card } from "../read-card.server";

type Props = { card: Card; standing: Standing };

/** May the person work, what stands in the way, and what stood [MC-75, AM-25]. Every change goes through two dialogs. */
export function StandingSection({ card, standing }: Props) {
  const t = useT();
  const [start, setStart] = useState<StopStart | null>(null);
  const [lifting, setLifting] = useState<OpenHold[] | null>(null);
  const person = { publicId: card.publicId, name: `${card.name} ${card.surname}`.trim() };
  const { open, past, mayChange, timeZone } = standing;
  const active = open.length === 0;
  return (
    <Box
      title={t("stop.section")}
      action={
        mayChange && (
          <Button size="sm" variant="danger-ghost" onClick={() => setStart({ kind: "manual_block" })}>
            {t("act.close_access")}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4" id="standing">
        <Switch
          label={t("switch.active")}
          hint={t(active ? "state.can_work" : "state.cannot_work")}
          checked={active}
          disabled={!mayChange}
          onChange={() => (active ? setStart({ kind: "inactive" }) : setLifting(open))}
        />
        {open.map((hold) => (
          <div
            key={hold.id}
            className="flex flex-wrap items-start justify-between gap-3 border-t border-line/70 pt-3"
          >
            <HoldWords hold={hold} />
            {mayChange && (
              <span className="flex gap-2">
                {hold.kind === "manual_block" && (
                  <Button size="sm" onClick={() => setStart(editOf(hold))}>
                    {t("hold.edit")}
                  </Button>
                )}
                <Button size="sm" onClick={() => setLifting([hold])}>
                  {t(hold.kind === "manual_block" ? "act.unblock" : "act.restore_access")}
                </Button>
              </span>
            )}
          </div>
        ))}
        <LeaveLinks person={person} standing={standing} />
        {mayChange && (
          <details>
            <summary className="cursor-pointer text-sm text-accent-ink">{t("close.when.title")}</summary>
            <p className="mt-1 text-sm text-muted">{t("close.when")}</p>
          </details>
        )}
        {past.length > 0 && (
          <details>
            <summary className="cursor-pointer text-sm text-accent-ink">
              {t("hold.past", { n: past.length })}
            </summary>
            <ul className="mt-2 flex flex-col gap-3">
              {past.map((hold) => (
                <li key={hold.id}>
                  <HoldWords hold={{ ...hold, liftedAt: hold.liftedAt ?? hold.endsAt }} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {start !== null && (
        <StopDialog person={person} timeZone={timeZone} start={start} open onClose={() => setStart(null)} />
      )}
      {lifting !== null && (
        <LiftDialog person={person} holds={lifting} open onClose={() => setLifting(null)} />
      )}
    </Box>
  );
}

const editOf = (hold: OpenHold): StopStart => ({
  kind: "manual_block",
  isEdit: true,
  reason: hold.reason,
  showReason: hold.showReason,
  until: hold.endsLocal,
});
