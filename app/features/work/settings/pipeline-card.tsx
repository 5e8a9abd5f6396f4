import { Form } from "@remix-run/react";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useState } from "react";
import type { StageKind } from "~/domain/work/kinds";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Section } from "~/ui/card";
import { Dialog, DialogClose } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";
import { AddLine } from "./add-line";
import { QuickForm } from "./quick-form";

export type PipelineView = {
  id: string;
  name: string;
  stages: { id: string; name: string; kind: StageKind; deals: number }[];
};

/** One pipeline: its name, its stages in their order; a stage in use goes only with a word about its deals. */
export function PipelineCard({ pipeline, all }: { pipeline: PipelineView; all: PipelineView[] }) {
  const t = useT();
  return (
    <Section title={pipeline.name} description={t("pipelines.stages")}>
      <QuickForm fields={{ intent: "rename_pipeline", id: pipeline.id }} submit={t("act.save")}>
        <TextInput
          name="name"
          aria-label={t("pipelines.name")}
          defaultValue={pipeline.name}
          required
          maxLength={60}
        />
      </QuickForm>
      <ol className="flex flex-col gap-1.5">
        {pipeline.stages.map((stage) => (
          <li key={stage.id} className="flex flex-wrap items-center gap-2">
            <QuickForm fields={{ intent: "rename_stage", id: stage.id }} submit={t("act.save")}>
              <TextInput
                name="name"
                aria-label={t("pipelines.stage", { name: stage.name })}
                defaultValue={stage.name}
                required
                maxLength={60}
              />
            </QuickForm>
            <span className="text-sm text-subtle">{t("count.deals", { n: stage.deals })}</span>
            {stage.kind === "open" && (
              <>
                <Step stage={stage} by="-1" />
                <Step stage={stage} by="1" />
                <DeleteStage stage={stage} all={all} />
              </>
            )}
          </li>
        ))}
      </ol>
      <AddLine fields={{ intent: "add_stage", id: pipeline.id }} label={t("pipelines.stage.add")} />
    </Section>
  );
}

type Stage = PipelineView["stages"][number];

function Step({ stage, by }: { stage: Stage; by: "-1" | "1" }) {
  const t = useT();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="move_stage" />
      <input type="hidden" name="id" value={stage.id} />
      <IconButton
        type="submit"
        size="sm"
        name="by"
        value={by}
        label={t(by === "1" ? "pipelines.stage.later" : "pipelines.stage.earlier", { name: stage.name })}
        icon={by === "1" ? <ArrowDown size={14} /> : <ArrowUp size={14} />}
      />
    </Form>
  );
}

function DeleteStage({ stage, all }: { stage: Stage; all: PipelineView[] }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const others = all.flatMap(({ name, stages }) =>
    stages
      .filter(({ id }) => id !== stage.id)
      .map((one) => ({ value: one.id, label: `${name}: ${one.name}` })),
  );
  return (
    <Dialog
      title={t("card.delete.title", { name: stage.name })}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <IconButton
          size="sm"
          label={t("crm_settings.delete", { name: stage.name })}
          icon={<Trash2 size={14} />}
        />
      }
    >
      <Form method="post" className="flex flex-col gap-4" onSubmit={() => setOpen(false)}>
        <input type="hidden" name="intent" value="delete_stage" />
        <input type="hidden" name="id" value={stage.id} />
        {stage.deals > 0 && (
          <Field label={t("pipelines.stage.to", { n: stage.deals })} required>
            <Select name="to" required placeholder={t("common.none")} options={others} />
          </Field>
        )}
        <div className="flex justify-end gap-2">
          <DialogClose asChild>
            <Button>{t("act.cancel")}</Button>
          </DialogClose>
          <Button type="submit" variant="danger">
            {t("act.delete")}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
