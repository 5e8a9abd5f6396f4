import type { Viewer } from "~/domain/access";
import type { CardKind } from "~/domain/work/kinds";
import type { Db } from "~db/client";
import type { FieldChange } from "~db/queries/activity";
import { historyOf } from "~db/queries/work/history";
import { namesOf } from "~db/queries/work/people";
import { linkNames } from "../links.server";
import { seesPoints } from "../scopes.server";

/** Fields whose values are told only to whoever may see phones and e-mails. */
const HIDDEN = ["phones", "emails"];

/**
 * The history of a card in words: people and cards by their names of today, cards only within the viewer's scope,
 * phones and e-mails only with the right to see them.
 */
export async function readHistory(db: Db, viewer: Viewer, kind: CardKind, id: number) {
  const lines = await historyOf(db, viewer.accountId, kind, id);
  const values = (field: string) =>
    lines.flatMap(({ changes }) =>
      changes.filter((change) => change.field === field).flatMap(({ before, after }) => [before, after]),
    );
  const ids = (field: string) => values(field).filter((value) => value !== null);
  const [people, contacts, companies] = await Promise.all([
    namesOf(db, viewer.accountId, ids("responsible")),
    linkNames(db, viewer, "contact", ids("contact")),
    linkNames(db, viewer, "company", ids("company")),
  ]);
  const named: Record<string, Map<string, string>> = {
    responsible: people,
    contact: contacts,
    company: companies,
  };
  const sees = seesPoints(viewer);
  const tell = (field: string, value: string | null) => {
    if (value === null) return null;
    if (HIDDEN.includes(field) && !sees) return "\u2022\u2022\u2022";
    return field in named ? (named[field]?.get(value) ?? "\u2022\u2022\u2022") : value;
  };
  const told = ({ field, before, after }: FieldChange): FieldChange => ({
    field,
    before: tell(field, before),
    after: tell(field, after),
  });
  return lines.map((line) => ({ ...line, changes: line.changes.map(told) }));
}

export type ToldLine = Awaited<ReturnType<typeof readHistory>>[number];
