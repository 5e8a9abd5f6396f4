import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { RECORD_PATHS } from "~/domain/work/list";
import { useT } from "~/i18n/react";
import { Banner } from "~/ui/banner";
import { Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { PageHeader } from "~/ui/page-header";
import { SubmitButton } from "~/ui/submit-button";
import { Time } from "~/ui/time";
import { DeleteButton } from "../card/delete-button";
import { refusalText } from "../deals/use-moves";
import { DoneButton } from "./done-button";
import type { TaskLine } from "./list-tasks.server";
import { TaskFields, type TaskValues } from "./task-fields";

export type TaskAnswer = { result?: SubmissionResult<string[]>; refusal?: string };
type NewProps = {
  values: TaskValues;
  on: { kind: string; id: string; name: string } | null;
  answer: TaskAnswer | undefined;
};

/** A new task, on the card from which one came or alone. */
export function NewTaskPage({ values, on, answer }: NewProps) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={t("tasks.new")}
        description={on?.name}
        back={{ to: "/tasks", label: t("nav.tasks") }}
      />
      <Refused answer={answer} />
      <TaskFields values={values} result={answer?.result} hidden={on === null ? {} : { [on.kind]: on.id }}>
        <div>
          <SubmitButton>{t("act.create")}</SubmitButton>
        </div>
      </TaskFields>
    </>
  );
}

type Props = { task: TaskLine; values: TaskValues; mayDelete: boolean; answer: TaskAnswer | undefined };

/** One task: what it is, what came of it, and its form for those who may change it. */
export function TaskPage({ task, values, mayDelete, answer }: Props) {
  const t = useT();
  return (
    <>
      <PageHeader
        title={task.text}
        back={{ to: "/tasks", label: t("nav.tasks") }}
        actions={
          <>
            {mayDelete && <DeleteButton name={task.text} />}
            {task.mayEdit && task.doneAt === null && <DoneButton task={task.publicId} name={task.text} />}
            {task.mayEdit && task.doneAt !== null && (
              <Form method="post">
                <Button type="submit" name="intent" value="reopen">
                  {t("task.reopen")}
                </Button>
              </Form>
            )}
          </>
        }
      />
      <Refused answer={answer} />
      <Card className="mb-4 max-w-xl">
        <DescriptionList
          items={[
            { label: t("work.field.due"), value: <Time at={task.dueAt} /> },
            ...(task.doneAt === null ? [] : [{ label: t("task.done_at"), value: <Time at={task.doneAt} /> }]),
            ...(task.result === null ? [] : [{ label: t("work.field.result"), value: task.result }]),
            { label: t("work.field.responsible"), value: task.responsibleName ?? t("work.nobody") },
            ...(task.on === null
              ? []
              : [
                  {
                    label: t("task.on"),
                    value: (
                      <Link
                        to={`${RECORD_PATHS[task.on.kind]}/${task.on.id}`}
                        prefetch="none"
                        className="text-accent-ink hover:underline"
                      >
                        {task.on.name}
                      </Link>
                    ),
                  },
                ]),
          ]}
        />
      </Card>
      {task.mayEdit && (
        <TaskFields
          values={values}
          result={answer?.result}
          hidden={{ intent: "edit", version: String(task.version) }}
        >
          <div className="flex gap-2">
            <SubmitButton>{t("act.save")}</SubmitButton>
            <ButtonLink to="/tasks">{t("act.cancel")}</ButtonLink>
          </div>
        </TaskFields>
      )}
    </>
  );
}

function Refused({ answer }: { answer: TaskAnswer | undefined }) {
  const t = useT();
  if (answer?.refusal === undefined) return null;
  return (
    <Banner tone="warn" announce className="mb-4 max-w-xl">
      {refusalText(t, answer.refusal, "")}
    </Banner>
  );
}
