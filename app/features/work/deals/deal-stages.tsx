import { useSubmit } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/react";
import { Card } from "~/ui/card";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { LostDialog } from "./lost-dialog";
import type { DealCard } from "./show-deal.server";

/** Moves the deal on, without a drag: a choice of its stages, won and lost among them. */
export function DealStages({ card }: { card: DealCard }) {
  const t = useT();
  const submit = useSubmit();
  const [losing, setLosing] = useState<string | null>(null);
  const { deal, stages } = card;
  const move = (to: string, lostReason: string | null) =>
    submit(
      { intent: "move", to, from: deal.stage, ...(lostReason === null ? {} : { lostReason }) },
      { method: "post", preventScrollReset: true },
    );
  return (
    <Card>
      <Field label={t("card.stage_change")}>
        <Select
          value={deal.stage}
          onChange={(event) => {
            const to = event.currentTarget.value;
            if (stages.find(({ id }) => id === to)?.kind === "lost") setLosing(to);
            else move(to, null);
          }}
          options={stages.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      {losing !== null && (
        <LostDialog
          reasons={card.reasons}
          onClose={() => setLosing(null)}
          onLost={(reason) => {
            move(losing, reason);
            setLosing(null);
          }}
        />
      )}
    </Card>
  );
}
