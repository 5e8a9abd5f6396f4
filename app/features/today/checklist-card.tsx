import { Form, Link } from "@remix-run/react";
import { Check, Circle, SkipForward } from "lucide-react";
import type { MessageKey, Translate } from "~/i18n";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { cx } from "~/ui/cx";
import { Menu, MenuItem } from "~/ui/menu";
import type { Checklist, ChecklistLine } from "./checklist-lines";
import { useMarkChecklist } from "./use-mark-checklist";

/** The first steps of a company: each one click away, each can be skipped, the whole can be hidden (MC-95). */
export function ChecklistCard({ checklist }: { checklist: Checklist }) {
  const t = useT();
  const { lines, hidden } = checklist;
  const settled = lines.filter(({ state }) => state !== "open").length;
  if (settled === lines.length) return null;
  if (hidden) {
    return (
      <Form method="post" action="/?index" className="lg:col-span-2">
        <input type="hidden" name="intent" value="checklist" />
        <input type="hidden" name="item" value="list" />
        <Button type="submit" name="state" value="open" variant="ghost" size="sm">
          {t("today.checklist.show", { n: lines.length - settled })}
        </Button>
      </Form>
    );
  }
  return (
    <Card
      title={t("first.title")}
      description={t("first.progress", { done: settled, all: lines.length })}
      className="lg:col-span-2"
      action={
        <Form method="post" action="/?index">
          <input type="hidden" name="intent" value="checklist" />
          <input type="hidden" name="item" value="list" />
          <Button type="submit" name="state" value="skipped" variant="ghost" size="sm">
            {t("first.hide")}
          </Button>
        </Form>
      }
    >
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {lines.map((line) => (
          <Line key={line.item} line={line} />
        ))}
      </ul>
    </Card>
  );
}

const ICONS = { open: Circle, done: Check, skipped: SkipForward };

function Line({ line: { item, to, state } }: { line: ChecklistLine }) {
  const t = useT();
  const mark = useMarkChecklist();
  const Icon = ICONS[state];
  const title = t(titleOf(item));
  return (
    <li className="flex items-start gap-2.5 border-b border-line/70 py-2 last:border-b-0">
      <Icon
        size={16}
        aria-hidden="true"
        className={cx("mt-0.5 shrink-0", state === "done" ? "text-ok" : "text-subtle")}
      />
      <div className="min-w-0 flex-1">
        {to !== null && state === "open" ? (
          <Link to={to} prefetch="none" className="font-medium text-accent-ink hover:underline">
            {title}
          </Link>
        ) : (
          <p className="text-muted">
            {title} <span className="text-sm text-subtle">{stateWords(state, t)}</span>
          </p>
        )}
        {state === "open" && <p className="text-sm text-subtle">{t(`today.checklist.${item}`)}</p>}
      </div>
      {to !== null && (
        <Menu name={title}>
          {state !== "done" && (
            <MenuItem onSelect={() => mark(item, "done")}>{t("today.checklist.mark_done")}</MenuItem>
          )}
          {state === "open" && <MenuItem onSelect={() => mark(item, "skipped")}>{t("act.skip")}</MenuItem>}
          {state !== "open" && <MenuItem onSelect={() => mark(item, "open")}>{t("act.undo")}</MenuItem>}
        </Menu>
      )}
    </li>
  );
}

const stateWords = (state: ChecklistLine["state"], t: Translate) =>
  state === "open" ? "" : t(state === "done" ? "today.checklist.done" : "today.checklist.skipped");

const titleOf = (item: ChecklistLine["item"]): MessageKey =>
  item === "train" || item === "parsing" || item === "crm" ? `first.next.${item}` : `first.${item}`;
