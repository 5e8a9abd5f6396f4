import { Link } from "@remix-run/react";
import { useMadeAt, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Time } from "~/ui/time";
import type { CardTask } from "../tasks/tasks-on.server";

type Props = { tasks: CardTask[]; addTo: string | null };

/** The tasks on a card, open ones first; late ones stand out. */
export function CardTasks({ tasks, addTo }: Props) {
  const t = useT();
  const now = useMadeAt();
  return (
    <Card
      title={t("card.tasks")}
      action={
        addTo !== null && (
          <ButtonLink size="sm" to={addTo}>
            {t("act.add")}
          </ButtonLink>
        )
      }
    >
      {tasks.length === 0 && <p className="text-muted">{t("card.no_tasks")}</p>}
      <ul className="flex flex-col gap-2">
        {tasks.map((task) => (
          <li key={task.publicId} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <Link
              to={`/tasks/${task.publicId}`}
              prefetch="none"
              className={cx("hover:text-accent-ink", task.doneAt !== null && "text-subtle line-through")}
            >
              {task.text}
            </Link>
            <span
              className={cx(
                "text-sm whitespace-nowrap",
                task.doneAt === null && task.dueAt < now ? "text-held-ink" : "text-subtle",
              )}
            >
              <Time at={task.doneAt ?? task.dueAt} as="dayAndTime" /> {"\u00b7"}{" "}
              {task.responsibleName ?? t("work.nobody")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
