import { scopeOf, type Viewer } from "~/domain/access";
import { personState } from "~/domain/holds/person-state";
import { searchWords } from "~/domain/text/fold";
import { countPeople, listPeople as readPage } from "~db/queries/people";
import { type Choice, peopleChoices } from "~db/queries/people-choices";
import type { PeopleFilter } from "~db/queries/people-filter";
import type { Needs } from "../needs";
import { cursorOf, type ListQuery } from "./list-query";

const PAGE = 50;
const COUNTS_UP_TO = 1_000;

/**
 * A page of the people whom the viewer may see [MC-09], narrowed and ordered as the address says [MC-31]. A role or
 * a department that is not there finds nobody.
 */
export async function listPeople(
  needs: Pick<Needs, "db" | "now">,
  viewer: Viewer,
  query: ListQuery,
  limit = PAGE,
) {
  const { accountId } = viewer;
  const { now } = needs;
  const db = needs.db(accountId);
  const choices = await peopleChoices(db, accountId);
  const filter: PeopleFilter = {
    words: searchWords(query.q),
    state: query.state,
    roleId: idOf(choices.roles, query.role),
    departmentId: query.department === "none" ? "none" : idOf(choices.departments, query.department),
    activity: query.active,
    groupId: idOf(choices.groups, query.group),
  };
  const asked = { accountId, scope: scopeOf(viewer, "users.view"), filter, now };
  const [{ rows, more }, found] = await Promise.all([
    readPage(db, { ...asked, sort: query.sort, cursor: query.cursor, limit }),
    countPeople(db, asked, COUNTS_UP_TO + 1),
  ]);
  const backwards = query.cursor?.side === "before";
  const first = rows[0];
  const last = rows.at(-1);
  return {
    people: rows.map(({ id: _inner, holds, ...row }) => ({ ...row, ...personState(holds, now) })),
    before:
      first !== undefined && query.cursor !== null && (!backwards || more)
        ? cursorOf(first, query.sort.by)
        : null,
    after: last !== undefined && (backwards || more) ? cursorOf(last, query.sort.by) : null,
    found: Math.min(found, COUNTS_UP_TO),
    foundMore: found > COUNTS_UP_TO,
    departments: choices.departments.map(asOption),
    roles: choices.roles.map(asOption),
    groups: choices.groups.map(asOption),
  };
}

export type PeoplePage = Awaited<ReturnType<typeof listPeople>>;

/** No row has the id -1: an unknown choice finds nobody. */
function idOf(choices: Choice[], publicId: string | null): number | null {
  if (publicId === null) return null;
  return choices.find((choice) => choice.publicId === publicId)?.id ?? -1;
}

const asOption = ({ publicId, name, template }: Choice) => ({ id: publicId, name, template });
