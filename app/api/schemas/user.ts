import { z } from "@hono/zod-openapi";
import { PERSON_STATES, type PersonState } from "~/domain/holds/person-state";
import { At, at, Id } from "./common";

export const User = z
  .object({
    id: Id,
    external_id: z.string().nullable(),
    name: z.string(),
    surname: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    department: z.string().nullable(),
    roles: z.array(z.string()),
    is_owner: z.boolean(),
    state: z.enum(PERSON_STATES),
    state_until: At.nullable(),
    last_sign_in_at: At.nullable(),
    last_activity_at: At.nullable(),
  })
  .openapi("User");

/** One person, with what an edit of theirs may change. */
export const UserCard = User.extend({
  department_id: z.string().nullable(),
  language: z.string().nullable(),
}).openapi("UserCard");

type Row = {
  publicId: string;
  name: string;
  surname: string;
  email: string;
  phone: string | null;
  department: string | null;
  roles: readonly { name: string }[];
  isOwner: boolean;
  state: PersonState;
  until: number | null;
  lastSignInAt: number | null;
  lastActivityAt: number | null;
};

export const asUser = (row: Row, externalId: string | null) => ({
  id: row.publicId,
  external_id: externalId,
  name: row.name,
  surname: row.surname,
  email: row.email,
  phone: row.phone,
  department: row.department,
  roles: row.roles.map(({ name }) => name),
  is_owner: row.isOwner,
  state: row.state,
  state_until: at(row.until),
  last_sign_in_at: at(row.lastSignInAt),
  last_activity_at: at(row.lastActivityAt),
});
