import { useState } from "react";
import { useT } from "~/i18n/react";
import { Checkbox } from "~/ui/checkbox";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { DryRunReport } from "./dry-run-report";
import type { NetworkAnswer } from "./network-view";
import { useWire } from "./use-network-form";

type Props = {
  ask: NetworkAnswer["ask"] | null;
  /** The list has never been on: probation is preselected (first-minutes 3). */
  isFirst: boolean;
  onClose: () => void;
};

/** Before a change that takes access from somebody, and before each switching on: who it is, and how it goes back. */
export function ConfirmChange({ ask, isFirst, onClose }: Props) {
  const t = useT();
  const wire = useWire();
  const isOn = ask?.fields.intent === "on";
  const [trial, setTrial] = useState<boolean | null>(null);
  const onTrial = trial ?? (isFirst && isOn);
  const save = () => {
    if (!ask) return;
    const { probation: _, ...fields } = ask.fields;
    wire.submit({ ...fields, confirmed: "on", ...(onTrial && { probation: "on" }) }, { method: "post" });
    setTrial(null);
  };
  const canBeTried = ask !== null && !["tokens", "exempt", "unexempt"].includes(ask?.fields.intent ?? "");
  return (
    <ConfirmDialog
      open={Boolean(ask)}
      onOpenChange={(open) => !open && onClose()}
      title={t(isOn ? "network.ask.on" : "network.ask.title")}
      description={t("network.ask.lead")}
      confirm={t(isOn ? "network.switch_on" : "network.ask.save")}
      tone="primary"
      onConfirm={save}
    >
      {ask && <DryRunReport dryRun={ask.dryRun} />}
      {canBeTried && (
        <Checkbox
          checked={onTrial}
          onChange={(event) => setTrial(event.currentTarget.checked)}
          label={t("network.probation.ask")}
          hint={isFirst ? t("network.probation.hint") : undefined}
        />
      )}
    </ConfirmDialog>
  );
}
