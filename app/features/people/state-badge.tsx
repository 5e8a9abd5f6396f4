import type { PersonState } from "~/domain/holds/person-state";
import { useT } from "~/i18n/react";
import { Badge, StatusDot } from "~/ui/badge";
import { Time } from "~/ui/time";
import type { Tone } from "~/ui/tone";

const TONES: Record<Exclude<PersonState, "active">, Tone> = {
  blocked: "held",
  deactivated: "neutral",
  limit: "held",
  archived: "neutral",
  unconfirmed: "info",
  lockdown: "held",
};

/** How a person stands, and until when. The ordinary state is quiet; what needs attention stands out. */
export function StateBadge({ state, until }: { state: PersonState; until: number | null }) {
  const t = useT();
  if (state === "active") return <StatusDot tone="ok">{t("state.active")}</StatusDot>;
  return (
    <span className="inline-flex flex-col items-start">
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      {until !== null && (
        <span className="text-xs whitespace-nowrap text-subtle">
          {t("users.until")} <Time at={until} as="dayAndTime" />
        </span>
      )}
    </span>
  );
}
