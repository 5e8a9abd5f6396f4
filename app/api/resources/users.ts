import { z } from "@hono/zod-openapi";
import { scopeOf } from "~/domain/access";
import { PERSON_STATES, personState } from "~/domain/holds/person-state";
import { ACTIVITY_FILTERS, PEOPLE_SORTS } from "~/domain/people/list";
import { listPeople } from "~/features/people/list-people.server";
import { readListQuery } from "~/features/people/list-query";
import { externalIdsOf, findByExternalId } from "~db/queries/external-ids";
import { findPerson } from "~db/queries/person";
import type { Asker } from "../core/context";
import { list, ok, operation } from "../core/operation";
import { refuse } from "../core/problem";
import { Id, IdPath } from "../schemas/common";
import { asUser, User, UserCard } from "../schemas/user";

const TAG = "Users";

const Filter = z.strictObject({
  q: z.string().max(200).optional().openapi({ description: "Part of a name, e-mail or phone." }),
  external_id: z.string().max(200).optional(),
  state: z.enum(PERSON_STATES).optional(),
  role: Id.optional(),
  department: z.union([z.literal("none"), Id]).optional(),
  active: z.enum(ACTIVITY_FILTERS).optional(),
  sort: z
    .enum(PEOPLE_SORTS.flatMap((by) => [by, `-${by}`] as const))
    .default("name")
    .openapi({ description: "`-` turns the order round." }),
});

export const users = [
  list({
    id: "listUsers",
    path: "/users",
    tag: TAG,
    summary: "List people",
    description: "Those within reach of `users.view`, narrowed and ordered as on the page.",
    needs: "users.view",
    query: Filter,
    answers: User,
    handle: async ({ needs, viewer, query: { limit, cursor, external_id, ...filter } }) => {
      if (external_id !== undefined) {
        const id = await findByExternalId(needs.db(viewer.accountId), viewer.accountId, "user", external_id);
        const user = id === null ? null : await readUser({ needs, viewer }, id);
        return { kind: "page", items: user === null ? [] : [user], next: null };
      }
      const params = new URLSearchParams(filter as Record<string, string>);
      if (cursor !== null) params.set("after", cursor);
      const page = await listPeople(needs, viewer, readListQuery(params), limit);
      const ids = page.people.map(({ publicId }) => publicId);
      const external = await externalIdsOf(needs.db(viewer.accountId), viewer.accountId, "user", ids);
      const items = page.people.map((row) => asUser(row, external.get(row.publicId) ?? null));
      return { kind: "page", items, next: page.after };
    },
  }),
  operation({
    id: "getUser",
    method: "get",
    path: "/users/{id}",
    tag: TAG,
    summary: "Read a person",
    needs: "users.view",
    params: IdPath,
    answers: UserCard,
    handle: async ({ params: { id }, ...asker }) => {
      const user = await readUser(asker, id);
      return user === null ? refuse("not_found") : ok(user);
    },
  }),
];

/** A person as the API shows them; null out of reach. */
export async function readUser({ needs, viewer }: Asker, id: string) {
  const { accountId } = viewer;
  const db = needs.db(accountId);
  const person = await findPerson(db, accountId, scopeOf(viewer, "users.view"), id, needs.now);
  if (person === null) return null;
  const external = await externalIdsOf(db, accountId, "user", [id]);
  const shown = asUser({ ...person, ...personState(person.holds, needs.now) }, external.get(id) ?? null);
  return { ...shown, department_id: person.departmentPublicId, language: person.language };
}
