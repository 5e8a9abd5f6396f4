import { Link } from "@remix-run/react";
import { ListTodo, Plus } from "lucide-react";
import { RECORD_PATHS } from "~/domain/work/list";
import { TASK_VIEWS } from "~/domain/work/tasks";
import { useMadeAt, useT } from "~/i18n/react";
import { ButtonLink } from "~/ui/button";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pager } from "~/ui/pager";
import { type Column, Table } from "~/ui/table";
import { Time } from "~/ui/time";
import { DeletedBanner } from "../ui/deleted-banner";
import { ExportLink } from "../ui/export-link";
import { SavedMenu } from "../ui/saved-menu";
import { DoneButton } from "./done-button";
import type { TaskLine, TaskList } from "./list-tasks.server";
import { taskFilterOf } from "./task-query";
import { ViewLinks } from "./view-links";

/** Tasks: one's own or everybody's within the scope, for today, late, later, done. */
export function TasksPage({ list }: { list: TaskList }) {
  const t = useT();
  const now = useMadeAt();
  const columns: Column<TaskLine>[] = [
    {
      id: "text",
      header: t("work.field.text"),
      onCard: "title",
      className: "@min-2xl:min-w-56",
      cell: (task) => (
        <span className={cx("line-clamp-2", task.doneAt !== null && "text-subtle line-through")}>
          {task.text}
        </span>
      ),
    },
    {
      id: "due",
      header: t(list.view === "done" ? "task.done_at" : "work.field.due"),
      className: "whitespace-nowrap",
      cell: (task) => (
        <Time
          at={task.doneAt ?? task.dueAt}
          as="dayAndTime"
          className={cx(task.doneAt === null && task.dueAt < now && "font-medium text-held-ink")}
        />
      ),
    },
    { id: "kind", header: t("work.field.kind"), cell: (task) => t(`task.kind.${task.kind}`) },
    {
      id: "on",
      header: t("task.on"),
      interactive: true,
      cell: (task) =>
        task.on === null ? (
          <span className="text-subtle">{"\u2013"}</span>
        ) : (
          <Link
            to={`${RECORD_PATHS[task.on.kind]}/${task.on.id}`}
            prefetch="none"
            className="text-accent-ink hover:underline"
          >
            {task.on.name}
          </Link>
        ),
    },
    {
      id: "responsible",
      header: t("work.field.responsible"),
      cell: (task) => task.responsibleName ?? t("work.nobody"),
    },
    {
      id: "done",
      header: <span className="sr-only">{t("task.done")}</span>,
      align: "end",
      interactive: true,
      onCard: "line",
      cell: (task) =>
        task.mayEdit && task.doneAt === null && <DoneButton task={task.publicId} name={task.text} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t("nav.tasks")}
        actions={
          <>
            <SavedMenu saved={list.saved} path="/tasks" filter={taskFilterOf} />
            {list.mayExport && <ExportLink path="/tasks" />}
            {list.mayCreate && (
              <ButtonLink to="/tasks/new" variant="primary" icon={<Plus size={16} />}>
                {t("tasks.new")}
              </ButtonLink>
            )}
          </>
        }
      />
      <DeletedBanner path="/tasks" />
      <ViewLinks views={TASK_VIEWS} view={list.view} whose={list.seesOthers ? list.whose : null} />
      <Table<TaskLine>
        caption={t("nav.tasks")}
        columns={columns}
        rows={list.tasks}
        rowKey={({ publicId }) => publicId}
        rowTo={({ publicId }) => `/tasks/${publicId}`}
        empty={<EmptyState icon={<ListTodo size={18} />} title={t(`tasks.none.${list.view}`)} />}
      />
      <Pager kind="order" before={list.before} after={list.after} />
    </>
  );
}
